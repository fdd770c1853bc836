package io.dynamoshadow.backfill;

import io.dynamoshadow.compare.Difference;
import java.util.List;

/** Hears how a verification goes. Called from several threads. */
public interface VerificationListener extends BackfillProgress {
    /** What has become of a row that differs; its text goes on from what differs. */
    enum Fate {
        FOUND(""),
        /** DynamoDB was seen to have what Mongo has. */
        REPAIRED("repaired"),
        DYNAMO_IS_THE_AUTHORITY("left, since DynamoDB is the authority for it"),
        /** The collection has its key, and the DAO gives nothing for it. */
        NOT_SHOWN("left, since Mongo has the key, and the DAO does not show it"),
        NOTHING_IN_MONGO("left, since Mongo has nothing at all: check mongo.uri and the collection"),
        NOT_OURS("left, since the item has no version of ours: somebody else has written it"),
        /** It was written, and differs as before. */
        NOT_REPAIRED("could not be repaired");

        private final String text;

        Fate(String text) {
            this.text = text;
        }

        /** Empty where there is nothing to say. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** @param row all differences of one row, at least one */
    void differs(List<Difference> row, Fate fate);
}
