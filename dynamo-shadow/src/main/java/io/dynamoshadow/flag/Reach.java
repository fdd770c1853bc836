package io.dynamoshadow.flag;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The stages that a DAO's flags, as they stand, can put anyone in. Errs on the side of more; where it names one alone, that is
 * everyone's. Immutable.
 */
public final class Reach {
    /** Nothing is known: every stage. */
    public static final Reach ANYTHING = new Reach((1 << Stage.ALL.length) - 1);

    /** A bit for each stage. */
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

    /** The stage that everyone is in; null where it depends on who calls. */
    public @Nullable Stage everyones() {
        return Integer.bitCount(stages) == 1 ? Stage.ALL[Integer.numberOfTrailingZeros(stages)] : null;
    }

    /** Whether a read of anybody's may concern DynamoDB. */
    public boolean mayReadDynamo() {
        for (Stage each : Stage.ALL) {
            if (includes(each) && each.readRoute().isDynamo()) {
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

    /** Whether anybody's writes may reach DynamoDB. */
    public boolean mayWriteDynamo() {
        for (Stage each : Stage.ALL) {
            if (includes(each) && each.writeRoute().isDynamo()) {
                return true;
            }
        }
        return false;
    }

    /** Whether anybody's writes may be in DynamoDB and not in Mongo. */
    public boolean mayWriteDynamoAlone() {
        for (Stage each : Stage.ALL) {
            if (includes(each) && each.writeRoute() == WriteRoute.DYNAMO) {
                return true;
            }
        }
        return false;
    }

    /** Whether DynamoDB answers everybody's writes, be they Mongo's too or not. */
    public boolean isDynamoTheAuthority() {
        for (Stage each : Stage.ALL) {
            if (includes(each) && !each.writeRoute().isAnsweredByDynamo()) {
                return false;
            }
        }
        return true;
    }

    /** Whether nobody's reads and writes are Mongo's any more. */
    public boolean isDynamoAlone() {
        for (Stage each : Stage.ALL) {
            if (includes(each) && (each.readRoute() != ReadRoute.DYNAMO || each.writeRoute() != WriteRoute.DYNAMO)) {
                return false;
            }
        }
        return true;
    }

    private boolean includes(Stage stage) {
        return (stages & (1 << stage.number())) != 0;
    }
}
