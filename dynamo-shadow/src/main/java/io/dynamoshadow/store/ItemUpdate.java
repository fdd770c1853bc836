package io.dynamoshadow.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A change of one attribute of an item that is there. Immutable. */
public final class ItemUpdate {
    /** What is done to the attribute. */
    public enum Action {
        SET,
        /** Adds a number to a number; to none, as to zero. */
        ADD,
        REMOVE
    }

    private final Action action;
    private final List<String> path;
    private final @Nullable AttributeValue value;

    /**
     * @param path the attribute, and the way on into nested maps
     * @param value null for REMOVE alone
     */
    public ItemUpdate(Action action, List<String> path, @Nullable AttributeValue value) {
        this.action = action;
        this.path = Collections.unmodifiableList(new ArrayList<>(path));
        this.value = value;
    }

    public Action action() {
        return action;
    }

    String expression(ExpressionParts parts) {
        String name = parts.path(path);
        if (action == Action.REMOVE || value == null) {
            return name;
        }
        return action == Action.SET ? name + " = " + parts.value(value) : name + " " + parts.value(value);
    }
}
