package io.dynamoshadow.dual;

import io.dynamoshadow.compare.Difference;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whose writes could mend some differences: those of their keys, or of any where one is of no key. Immutable. */
final class InFlight {
    static final InFlight NOTHING = new InFlight(Collections.emptySet(), false);

    private final Set<Map<String, AttributeValue>> keys;
    private final boolean isOfAny;

    private InFlight(Set<Map<String, AttributeValue>> keys, boolean isOfAny) {
        this.keys = keys;
        this.isOfAny = isOfAny;
    }

    static InFlight of(List<Difference> differences) {
        Set<Map<String, AttributeValue>> keys = new HashSet<>();
        boolean isOfAny = false;
        for (Difference difference : differences) {
            Map<String, AttributeValue> key = difference.key();
            if (key == null) {
                isOfAny = true;
            } else {
                keys.add(key);
            }
        }
        return new InFlight(keys, isOfAny);
    }

    /** Whether each difference is an entity's. */
    boolean isOfRowsAlone() {
        return !isOfAny;
    }

    /**
     * Whether such a write is on its way, is being carried out, or has ended since then.
     *
     * @param since as {@link Overlaps#begin} gave it
     */
    boolean isIn(DualDao dao, long since) {
        Overlaps overlaps = dao.overlaps();
        if (isOfAny && (dao.outbox().pending() > 0 || overlaps.begin() != since || overlaps.isAnyOpen())) {
            return true;
        }
        for (Map<String, AttributeValue> key : keys) {
            if (dao.outbox().isPending(key) || overlaps.isOpen(key) || overlaps.isEndedSince(key, since)) {
                return true;
            }
        }
        return false;
    }
}
