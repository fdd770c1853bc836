package io.dynamoshadow.report;

import io.dynamoshadow.flag.Reach;
import io.dynamoshadow.flag.ReadRoute;
import io.dynamoshadow.flag.Stage;
import io.dynamoshadow.flag.WriteRoute;

/** Where a DAO stands on its way from Mongo to DynamoDB, as its flags are now; in the order of that way. */
enum Rollout {
    MONGO(0, "Mongo alone", "write to both stores for some", "Turn dynamo-write on for a few"),
    WRITING_SOME(1, "Both stores are written for some", "write to both for all", "Turn dynamo-write on for everyone"),
    WRITING_ALL(
            2,
            "Both stores are written for all",
            "read both for some, and compare",
            "Run the backfill, then turn dynamo-read on for a few"),
    COMPARING_SOME(
            3, "Both stores are read and compared for some", "compare for all", "Turn dynamo-read on for everyone"),
    COMPARING_ALL(
            4,
            "Both stores are read and compared for all",
            "let DynamoDB answer for some",
            "Turn mongo-read off for a few (migration flag: live)"),
    ANSWERING_SOME(
            5,
            "DynamoDB answers for some",
            "let DynamoDB answer for all",
            "Turn mongo-read off for everyone (migration flag: live, then rampdown)"),
    ANSWERING_ALL(
            6,
            "DynamoDB answers for all, and Mongo is still written",
            "turn Mongo off",
            "Turn mongo-write off (migration flag: complete)"),
    COMPLETE(7, "DynamoDB alone", "switch Mongo off", "Nothing goes to Mongo any more: it can be switched off");

    private final int step;
    private final String text;
    private final String next;
    private final String how;

    Rollout(int step, String text, String next, String how) {
        this.step = step;
        this.text = text;
        this.next = next;
        this.how = how;
    }

    /** How many steps have been taken, from 0. */
    int step() {
        return step;
    }

    /** Where it stands, in words. */
    String text() {
        return text;
    }

    /** The next step, in words that go on from "ready to". */
    String next() {
        return next;
    }

    /** What to do for that. */
    String how() {
        return how;
    }

    static Rollout of(Reach reach) {
        if (reach.isDynamoAlone()) {
            return COMPLETE;
        }
        if (reach.isAnyone(stage -> stage.readRoute().isAnsweredByDynamo())) {
            return reach.isEveryone(stage -> stage.readRoute() == ReadRoute.DYNAMO) ? ANSWERING_ALL : ANSWERING_SOME;
        }
        if (reach.isAnyone(stage -> stage.readRoute() == ReadRoute.BOTH)) {
            return reach.isEveryone(stage -> stage.readRoute() == ReadRoute.BOTH) ? COMPARING_ALL : COMPARING_SOME;
        }
        if (reach.isAnyone(Rollout::writesBoth)) {
            return reach.isEveryone(Rollout::writesBoth) ? WRITING_ALL : WRITING_SOME;
        }
        return MONGO;
    }

    private static boolean writesBoth(Stage stage) {
        return stage.writeRoute() == WriteRoute.MONGO_THEN_DYNAMO
                || stage.writeRoute().isAnsweredByDynamo();
    }

    /** Whether DynamoDB is to be believed from the next step on, so that what it answers must be known to be right. */
    boolean needsComparisons() {
        return this == COMPARING_ALL || this == COMPARING_SOME || this == ANSWERING_SOME;
    }
}
