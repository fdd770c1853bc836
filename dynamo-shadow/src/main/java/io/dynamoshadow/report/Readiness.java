package io.dynamoshadow.report;

import com.launchdarkly.sdk.ArrayBuilder;
import com.launchdarkly.sdk.LDValue;
import io.dynamoshadow.backfill.BackfillRecord;
import io.dynamoshadow.flag.Reach;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether it is safe to take the next step of a DAO's rollout, and why. Every reason is a sentence for people; the gravest decides.
 * Immutable.
 */
final class Readiness {
    /**
     * How many comparisons of a method must have found nothing since the last that found something. By the rule of three (Hanley and
     * Lippman-Hand, 1983) at most one in a hundred differs then, with 95 % confidence.
     */
    static final int ENOUGH = 300;

    private static final double RULE_OF_THREE = 3;
    private static final long LATE_MILLIS = 60_000;

    /** One word. */
    enum Verdict {
        READY("ready"),
        NOT_YET("not yet"),
        STOP("stop");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A sentence, and what it means for the verdict. Immutable. */
    static final class Reason {
        final Verdict verdict;
        final String text;

        Reason(Verdict verdict, String text) {
            this.verdict = verdict;
            this.text = text;
        }
    }

    private final Rollout rollout;
    private final List<Reason> reasons = new ArrayList<>();

    private Readiness(Rollout rollout) {
        this.rollout = rollout;
    }

    /** @param flagsAreKnown whether they are, and no defaults */
    static Readiness of(WatchedDao dao, boolean flagsAreKnown, boolean isSwitchedOff) {
        Reach reach = dao.flags.underSwitch().reach();
        Readiness readiness = new Readiness(Rollout.of(reach));
        readiness.lookAtGround(dao, flagsAreKnown, isSwitchedOff);
        readiness.lookAtOutbox(dao);
        readiness.lookAtBackfill(dao);
        BackfillRecord backfill = dao.backfill.get();
        readiness.lookAtOverflow(dao, backfill);
        for (MethodCounters method : dao.report.counters()) {
            readiness.lookAt(method);
            readiness.lookAtMissing(method, backfill);
        }
        readiness.lookAtSum(dao);
        // the gravest first, and otherwise as they were found
        readiness.reasons.sort(
                Comparator.comparing((Reason reason) -> reason.verdict).reversed());
        return readiness;
    }

    private void add(Verdict verdict, String text) {
        reasons.add(new Reason(verdict, text));
    }

    private void lookAtGround(WatchedDao dao, boolean flagsAreKnown, boolean isSwitchedOff) {
        if (isSwitchedOff) {
            add(Verdict.NOT_YET, "everything is switched off: nothing is mirrored or compared");
        }
        if (!flagsAreKnown) {
            add(Verdict.NOT_YET, "flags are not known yet; the defaults hold");
        }
        if (dao.applications.getAsInt() == 0) {
            add(Verdict.NOT_YET, "no class that implements the interface is loaded, or none was called yet");
        } else if (!dao.tableIsReady.getAsBoolean()) {
            add(Verdict.NOT_YET, "the table " + dao.table + " is not ready: see the log, or the command table");
        }
    }

    private void lookAtOutbox(WatchedDao dao) {
        long parked = dao.outbox.journal().parkedCount();
        if (parked > 0) {
            add(
                    Verdict.STOP,
                    count(parked, "write")
                            + " can never reach DynamoDB as they are: see replay --list for the reasons");
        }
        if (dao.outbox.attempts().isResting()) {
            add(Verdict.STOP, "DynamoDB fails, and is given a rest: writes wait in the outbox");
        }
        long pending = dao.outbox.pending();
        long age = dao.outbox.oldestMillis();
        if (pending > 0 && age > LATE_MILLIS) {
            add(Verdict.NOT_YET, count(pending, "write") + " wait for DynamoDB, the oldest for " + age / 1_000 + " s");
        } else if (rollout != Rollout.MONGO) {
            add(
                    Verdict.READY,
                    "the outbox is " + (pending == 0 ? "empty" : "drained as it fills: " + pending + " wait"));
        }
    }

    private void lookAtBackfill(WatchedDao dao) {
        if (rollout != Rollout.WRITING_ALL && !rollout.needsComparisons()) {
            return;
        }
        BackfillRecord backfill = dao.backfill.get();
        if (backfill == null) {
            add(
                    Verdict.READY,
                    "whether the backfill was run is not known here; what it would bring is missing-in-dynamo");
        } else if (backfill.failed() > 0) {
            add(
                    Verdict.NOT_YET,
                    "the backfill of " + backfill.ended() + " could not copy all: " + backfill + ". Run it again");
        } else {
            add(Verdict.READY, "the backfill has ended at " + backfill.ended() + ": " + backfill);
        }
    }

    private void lookAt(MethodCounters method) {
        long failedMongo = method.failedMongoWrites.sum();
        if (failedMongo > 0) {
            add(
                    Verdict.STOP,
                    method.method + ": " + count(failedMongo, "write")
                            + " reached DynamoDB and not Mongo: see the log");
        }
        if (method.notComparable.sum() > 0) {
            add(
                    Verdict.NOT_YET,
                    method.method + ": its results could not be compared, the normalizer fails: see the log");
        }
        if (method.kind == MethodCounters.Kind.UNSUPPORTED && rollout != Rollout.COMPLETE) {
            add(
                    Verdict.NOT_YET,
                    method.method
                            + " is not covered and stays with Mongo: describe it, or have it ignored (command plan)");
        }
        if (method.kind == MethodCounters.Kind.READ && rollout.needsComparisons()) {
            lookAtComparisons(method);
        }
    }

    private void lookAtOverflow(WatchedDao dao, @Nullable BackfillRecord backfill) {
        if (isMissingSince(dao.outbox.journal().lastOverflowMillis(), backfill)) {
            add(
                    Verdict.STOP,
                    count(dao.outbox.journal().overflowed(), "write")
                            + " found no room on disk or in memory, and may be missing in DynamoDB: give the outbox more"
                            + " (outbox.max-mb, outbox.memory, outbox.memory-mb), and run the backfill");
        }
    }

    /** A backfill that has ended since then has brought what was missing. */
    private static boolean isMissingSince(long millis, @Nullable BackfillRecord backfill) {
        return millis > 0 && (backfill == null || backfill.ended().toEpochMilli() < millis);
    }

    private void lookAtMissing(MethodCounters method, @Nullable BackfillRecord backfill) {
        if (isMissingSince(method.lastMissingMillis, backfill)) {
            add(
                    Verdict.NOT_YET,
                    method.method + ": " + count(method.missing.sum(), "write")
                            + " may be missing in DynamoDB (see the log): run the backfill");
        }
    }

    private void lookAtComparisons(MethodCounters method) {
        long agreed = method.sinceDifference.get();
        long differing = method.differing.sum();
        long failed = method.failedReads.sum();
        if (method.calls.sum() == 0) {
            add(Verdict.NOT_YET, method.method + " was never called, so that nothing is known of it");
        } else if (agreed < ENOUGH && differing + failed > 0) {
            add(
                    Verdict.STOP,
                    method.method + ": "
                            + (differing > 0
                                    ? count(differing, "comparison") + " found confirmed differences"
                                            + (method.isMissingInDynamo()
                                                    ? " (rows are missing in DynamoDB: backfill)"
                                                    : "")
                                    : count(failed, "shadow read") + " failed")
                            + ", and only " + agreed + " of " + ENOUGH + " have found none since");
        } else if (agreed < ENOUGH) {
            add(Verdict.NOT_YET, method.method + ": " + agreed + " of " + ENOUGH + " comparisons made, none differs");
        }
    }

    /** What speaks for the step. */
    private void lookAtSum(WatchedDao dao) {
        long writes = dao.report.writes();
        if (rollout != Rollout.MONGO && rollout != Rollout.COMPLETE) {
            add(
                    writes > 0 ? Verdict.READY : rollout == Rollout.WRITING_SOME ? Verdict.NOT_YET : Verdict.READY,
                    writes > 0
                            ? count(writes, "write") + " have reached DynamoDB"
                            : "no write has reached DynamoDB yet");
        }
        if (!rollout.needsComparisons()) {
            return;
        }
        long least = Long.MAX_VALUE;
        long all = 0;
        for (MethodCounters method : dao.report.counters()) {
            if (method.kind == MethodCounters.Kind.READ) {
                least = Math.min(least, method.sinceDifference.get());
                all += method.comparisons();
            }
        }
        if (all > 0 && least != Long.MAX_VALUE && least > 0) {
            add(
                    Verdict.READY,
                    count(all, "comparison") + " made; of no method do more than " + percent(upperBound(least))
                            + " of the reads differ (95 % confidence)");
        }
    }

    /** The greatest rate of differences that so many comparisons without one leave likely; with 95 % confidence. */
    static double upperBound(long comparisons) {
        return comparisons <= 0 ? 1 : Math.min(1, RULE_OF_THREE / comparisons);
    }

    private static String percent(double rate) {
        return String.format(Locale.ROOT, rate < 0.001 ? "%.3f %%" : "%.1f %%", rate * 100);
    }

    private static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    Rollout rollout() {
        return rollout;
    }

    /** The gravest of the reasons. */
    Verdict verdict() {
        return reasons.isEmpty() ? Verdict.READY : reasons.get(0).verdict;
    }

    List<Reason> reasons() {
        return reasons;
    }

    LDValue json() {
        ArrayBuilder texts = LDValue.buildArray();
        for (Reason reason : reasons) {
            texts.add(LDValue.buildObject()
                    .put("verdict", reason.verdict.toString())
                    .put("text", reason.text)
                    .build());
        }
        return LDValue.buildObject()
                .put("verdict", verdict().toString())
                .put("stands", rollout.text())
                .put("step", rollout.step())
                .put("steps", Rollout.COMPLETE.step())
                .put("next", rollout.next())
                .put("how", rollout.how())
                .put("reasons", texts.build())
                .build();
    }
}
