package io.dynamoshadow.backfill;

import io.dynamoshadow.backfill.VerificationListener.Fate;
import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.compare.ValueText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** What a verification has found. Thread-safe. */
public final class VerificationResult {
    /** A document may have any number of paths. */
    private static final int MOST_PLACES = 100;

    private static final String ELSEWHERE = "elsewhere";

    final LongAdder inMongo = new LongAdder();
    /** Keys that the collection has, and for which the DAO gives nothing. */
    final LongAdder notShown = new LongAdder();

    final LongAdder inDynamo = new LongAdder();
    final LongAdder equal = new LongAdder();
    /** One store lacks them, and may, since their time to live is over. */
    final LongAdder expired = new LongAdder();

    final LongAdder different = new LongAdder();
    final LongAdder repaired = new LongAdder();
    final LongAdder onTheirWay = new LongAdder();
    final LongAdder failed = new LongAdder();

    private final boolean isToBeRepaired;
    private final boolean bothWays;
    private final Map<String, Long> places = new TreeMap<>();

    /**
     * @param isToBeRepaired whether it repairs what it finds
     * @param bothWays whether DynamoDB's items are looked for in Mongo too
     */
    VerificationResult(boolean isToBeRepaired, boolean bothWays) {
        this.isToBeRepaired = isToBeRepaired;
        this.bothWays = bothWays;
    }

    /** A row differs. */
    synchronized void differs(List<Difference> row, Fate fate) {
        different.increment();
        if (fate == Fate.REPAIRED) {
            repaired.increment();
        }
        Set<String> its = new LinkedHashSet<>();
        for (Difference difference : row) {
            String path = ValueText.printable(difference.path()).replaceAll("\\[\\d+]", "[]");
            its.add(path.isEmpty() ? difference.kind().toString() : difference.kind() + " " + path);
        }
        for (String place : its) {
            boolean hasRoom = places.containsKey(place) || places.size() < MOST_PLACES;
            places.merge(hasRoom ? place : ELSEWHERE, 1L, Long::sum);
        }
    }

    /** Whether all rows that were compared are known to be the same in both stores by now, and there were some if there are any. */
    public boolean isAllEqual() {
        return different.sum() == repaired.sum() && onTheirWay.sum() == 0 && failed.sum() == 0 && !isNothingShown();
    }

    /** Whether the collection has keys, and the DAO shows nothing for any of them. */
    public boolean isNothingShown() {
        return inMongo.sum() == 0 && notShown.sum() > 0;
    }

    /** Rows that differ, and are not known to be the same by now. */
    public long different() {
        return different.sum() - repaired.sum();
    }

    /** Rows that nobody could tell of, since they kept changing or a write of theirs is on its way. */
    public long onTheirWay() {
        return onTheirWay.sum();
    }

    /** How many rows differ by a kind and at a path, each a line such as {@code value attempts: 3}. */
    public synchronized List<String> places() {
        List<String> lines = new ArrayList<>();
        places.forEach((place, count) -> lines.add(place + ": " + count));
        return Collections.unmodifiableList(lines);
    }

    /** As {@code 61 in Mongo, 60 in DynamoDB, 59 equal, 2 different, 0 on their way, 0 failed}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(inMongo).append(" in Mongo, ");
        if (notShown.sum() > 0) {
            text.append(notShown).append(" deleted meanwhile or not shown by the DAO, ");
        }
        if (bothWays) {
            text.append(inDynamo).append(" in DynamoDB, ");
        }
        text.append(equal).append(" equal, ");
        if (expired.sum() > 0) {
            text.append(expired).append(" expired, ");
        }
        text.append(different).append(" different");
        if (isToBeRepaired) {
            text.append(" (").append(repaired).append(" repaired");
            text.append(different() == 0 ? ")" : ", " + different() + " left)");
        }
        return text.append(", ")
                .append(onTheirWay)
                .append(" on their way, ")
                .append(failed)
                .append(" failed")
                .toString();
    }
}
