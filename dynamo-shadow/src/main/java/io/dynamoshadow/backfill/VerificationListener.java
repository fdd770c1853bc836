package io.dynamoshadow.backfill;

import io.dynamoshadow.compare.Difference;
import java.util.List;

/** Hears how a verification goes. Called from several threads. */
public interface VerificationListener extends BackfillProgress {
    /** What has become of a row that differs. */
    enum Fate {
        /** It differs, and nothing was done. */
        FOUND,
        /** DynamoDB has what Mongo has by now. */
        REPAIRED,
        /** It was to be repaired, and DynamoDB is the authority for it. */
        DYNAMO_IS_THE_AUTHORITY
    }

    /** @param row all differences of one row, at least one */
    void differs(List<Difference> row, Fate fate);
}
