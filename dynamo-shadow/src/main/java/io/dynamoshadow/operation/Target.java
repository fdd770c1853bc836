package io.dynamoshadow.operation;

import io.dynamoshadow.codec.Index;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which items an operation is about: one by its key, several by their keys, or those of a selection. Immutable. */
public final class Target {
    private final @Nullable KeyArguments key;
    private final List<Selection> selections;

    private Target(@Nullable KeyArguments key, List<Selection> selections) {
        this.key = key;
        this.selections = Collections.unmodifiableList(selections);
    }

    static Target of(KeyArguments key) {
        return new Target(key, Collections.emptyList());
    }

    /** @param selections at least one; an item of any of them is meant */
    static Target of(List<Selection> selections) {
        return new Target(null, selections);
    }

    /** The one key, or null where it is not by one. */
    public @Nullable KeyArguments key() {
        return key != null && !key.isMany() ? key : null;
    }

    /** The keys, or null where it is not by several. */
    public @Nullable KeyArguments keys() {
        return key != null && key.isMany() ? key : null;
    }

    /** Empty where it is by keys. */
    public List<Selection> selections() {
        return selections;
    }

    /** What finding them costs. */
    Cost cost() {
        return key == null ? cost(selections) : key.isMany() ? Cost.BATCH_GET : Cost.GET;
    }

    static Cost cost(List<Selection> selections) {
        Cost dearest = Cost.QUERY;
        for (Selection each : selections) {
            dearest = each.cost().compareTo(dearest) > 0 ? each.cost() : dearest;
        }
        return dearest;
    }

    @Nullable
    Index index() {
        return selections.isEmpty() ? null : selections.get(0).index();
    }

    static String text(List<Selection> selections) {
        List<String> texts = new ArrayList<>();
        for (Selection each : selections) {
            texts.add(each.toString());
        }
        return String.join(", or ", texts);
    }

    @Override
    public String toString() {
        return key != null ? key.toString() : text(selections);
    }
}
