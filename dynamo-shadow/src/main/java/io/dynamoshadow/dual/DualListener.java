package io.dynamoshadow.dual;

import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.flag.Measurement;
import io.dynamoshadow.flag.Risk;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.tee.Unread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hears what becomes of calls. Called on the application's threads and on ours: it must be quick, thread-safe, and not
 * throw.
 */
public interface DualListener {
    /** A mirrored method was called, whatever its flags said. */
    void called(PlannedMethod method);

    /** A write has reached DynamoDB beside Mongo, or instead of it. */
    void written(PlannedMethod method);

    /** A write that Mongo has carried out can never be carried out by DynamoDB, and was put aside. */
    void writeFailed(PlannedMethod method, Object key, Throwable reason);

    /**
     * A write that Mongo has carried out did not reach DynamoDB yet, and is tried again later.
     *
     * @param reason null where it only found no room
     */
    void writeWaits(PlannedMethod method, Object key, @Nullable Throwable reason);

    /**
     * A write could not be written down before Mongo carried it out: it is lost if this JVM ends before it arrives.
     *
     * @param reason null where it is the disk's, which is told elsewhere
     */
    void notWrittenDown(PlannedMethod method, @Nullable Throwable reason);

    /** The application's DAO has thrown, and whether Mongo has written nobody can tell, since its key is not known. */
    void outcomeUnknown(PlannedMethod method);

    /** A call found flags that nobody can have meant so. */
    void risky(PlannedMethod method, Risk risk);

    /** A call should have told its flag context, and did not: it has what holds for nobody in particular. */
    void contextMissing(PlannedMethod method);

    /** A write that DynamoDB has carried out, and the application knows of, could not be carried out by Mongo after it. */
    void mongoWriteFailed(PlannedMethod method, Object key, Throwable reason);

    /** A read that was DynamoDB's to answer was answered by Mongo, since DynamoDB failed, or had nothing: then null. */
    void readByMongo(PlannedMethod method, @Nullable Throwable reason);

    /** A read of Mongo failed that was made beside one of DynamoDB's, and whose result was not the application's. */
    void mongoReadFailed(PlannedMethod method, Throwable reason);

    /** A call that only Mongo can carry out, or whose result only Mongo can give, found it switched off, and went there. */
    void needsMongo(PlannedMethod method);

    /** DynamoDB was read beside Mongo, or Mongo beside DynamoDB. */
    void shadowRead(PlannedMethod method);

    /** A shadow read was given up: too many wait, or what Mongo returned cannot be read twice. */
    void shadowReadDropped(PlannedMethod method, String reason);

    /** A result that is read little by little was not compared. */
    void leftUnread(PlannedMethod method, Unread why);

    /** A shadow read could not be carried out. */
    void shadowReadFailed(PlannedMethod method, Throwable reason);

    /** Both results were equal. */
    void matched(PlannedMethod method);

    /** Both results differed, and no longer did when they were read again. */
    void passingDifference(PlannedMethod method);

    /** Both results differed as often as they were read, and each time a write came between: nobody can tell. */
    void unsettledDifference(PlannedMethod method);

    /**
     * Whether exactly these differences were told before, so that they need not be confirmed again.
     *
     * @param differences at least one
     */
    boolean knows(PlannedMethod method, List<Difference> differences);

    /** Two results could not be compared, for what the application has named to make them comparable has failed. */
    void notComparable(PlannedMethod method, Throwable reason);

    /** Mongo was read twice and compared with itself. */
    void noise(PlannedMethod method, List<Difference> differences);

    /** How long the stores take for a call, told to whoever wants to know beside the one that is given. */
    Measurement measured(PlannedMethod method, Measurement told);

    /** Both results differed, and still did when they were read again. */
    void differed(PlannedMethod method, List<Difference> differences);

    /** Something of ours failed; the application has got Mongo's result. */
    void trouble(PlannedMethod method, Throwable reason);

    /** So many calls came so deep in the stack that there was no room to look at them. They were left to Mongo alone. */
    void tooDeep(int calls);
}
