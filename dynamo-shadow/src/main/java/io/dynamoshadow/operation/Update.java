package io.dynamoshadow.operation;

import io.dynamoshadow.codec.AttributePath;
import io.dynamoshadow.codec.Index;
import io.dynamoshadow.store.ItemUpdate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Attributes of items that are there change, and the rest of them stays as it is. Immutable. */
public final class Update extends Operation {
    private final Target target;
    private final List<Change> changes;

    Update(Target target, List<Change> changes) {
        this.target = target;
        this.changes = Collections.unmodifiableList(changes);
    }

    /** What becomes of one property. Immutable. */
    static final class Change {
        private final ItemUpdate.Action action;
        private final AttributePath attribute;
        private final @Nullable Argument value;

        /** @param value null where the property goes */
        Change(ItemUpdate.Action action, AttributePath attribute, @Nullable Argument value) {
            this.action = action;
            this.attribute = attribute;
            this.value = value;
        }

        String property() {
            return attribute.property();
        }

        ItemUpdate of(@Nullable Object[] call) {
            return new ItemUpdate(action, attribute.steps(), value == null ? null : attribute.write(value.of(call)));
        }

        @Override
        public String toString() {
            String verb = action.name().toLowerCase(Locale.ROOT) + " " + attribute.property();
            return value == null ? verb : verb + (action == ItemUpdate.Action.SET ? " = " : " ") + value;
        }
    }

    public Target target() {
        return target;
    }

    /** @throws io.dynamoshadow.codec.CodecException where an argument is no value of its property */
    public List<ItemUpdate> changes(@Nullable Object[] call) {
        List<ItemUpdate> updates = new ArrayList<>();
        for (Change change : changes) {
            updates.add(change.of(call));
        }
        return updates;
    }

    @Override
    public boolean isWrite() {
        return true;
    }

    @Override
    public boolean looksForItems() {
        return !target.selections().isEmpty();
    }

    @Override
    public Cost cost() {
        return target.key() != null ? Cost.WRITE : target.keys() != null ? Cost.WRITES : Cost.QUERY_AND_WRITES;
    }

    @Override
    public @Nullable Index index() {
        return target.index();
    }

    @Override
    public String toString() {
        List<String> texts = new ArrayList<>();
        for (Change change : changes) {
            texts.add(change.toString());
        }
        return "update " + target + ", " + String.join(", ", texts);
    }
}
