package io.dynamoshadow.flag;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The stages that a DAO's flags, as they stand, can put anyone in. Errs on the side of more; where it names one alone, that is
 * everyone's. Immutable.
 */
public final class Reach {
    /** Nothing is known: every stage. */
    public static final Reach ANYTHING = new Reach(0xFFFF);

    /** A bit for each of the sixteen stages. */
    private final int stages;

    private Reach(int stages) {
        this.stages = stages;
    }

    /** These stages and no others. */
    public static Reach of(Collection<Stage> all) {
        int stages = 0;
        for (Stage each : all) {
            stages |= 1 << each.number();
        }
        return new Reach(stages);
    }

    /** Every combination of what the four flags can say, as the cohort guard leaves it. */
    static Reach of(
            FlagReach mongoWrite,
            FlagReach mongoRead,
            FlagReach dynamoWrite,
            FlagReach dynamoRead,
            boolean cohortGuard) {
        int stages = 0;
        for (Stage each : Stage.ALL) {
            if (mongoWrite.canBe(each.isMongoWrite())
                    && mongoRead.canBe(each.isMongoRead())
                    && dynamoWrite.canBe(each.isDynamoWrite())
                    && dynamoRead.canBe(each.isDynamoRead())) {
                stages |= 1 << each.guarded(cohortGuard).number();
            }
        }
        return new Reach(stages);
    }

    /** The stage that everyone is in; null where it depends on who calls. */
    public @Nullable Stage everyones() {
        return Integer.bitCount(stages) == 1 ? Stage.ALL[Integer.numberOfTrailingZeros(stages)] : null;
    }

    /** Whether a read of anybody's may concern DynamoDB. */
    public boolean mayReadDynamo() {
        for (Stage each : Stage.ALL) {
            if (includes(each) && each.readRoute() != ReadRoute.MONGO) {
                return true;
            }
        }
        return false;
    }

    /** Whether a write of anybody's may go elsewhere than to Mongo alone, or finds both of its flags off. */
    public boolean mayWriteOtherwise() {
        for (Stage each : Stage.ALL) {
            if (includes(each) && each.writeRoute() != WriteRoute.MONGO) {
                return true;
            }
        }
        return false;
    }

    /** Whether the flag that writes to DynamoDB is on for anybody. */
    public boolean mayWriteDynamo() {
        for (Stage each : Stage.ALL) {
            if (includes(each) && each.isDynamoWrite()) {
                return true;
            }
        }
        return false;
    }

    /** Whether DynamoDB answers every write, whosever it is. */
    public boolean isEveryWriteOfDynamo() {
        for (Stage each : Stage.ALL) {
            if (includes(each) && each.writeRoute() != WriteRoute.DYNAMO) {
                return false;
            }
        }
        return true;
    }

    /** Whether DynamoDB answers every read, whosever it is. */
    public boolean isEveryReadOfDynamo() {
        for (Stage each : Stage.ALL) {
            if (includes(each) && each.readRoute() != ReadRoute.DYNAMO) {
                return false;
            }
        }
        return true;
    }

    private boolean includes(Stage stage) {
        return (stages & (1 << stage.number())) != 0;
    }
}
