package io.dynamoshadow.flag;

import java.util.Collection;
import java.util.function.Predicate;
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
        return isAnyone(each -> each.readRoute().isDynamo());
    }

    /** Whether a write of anybody's may go elsewhere than to Mongo alone, or finds both of its flags off. */
    public boolean mayWriteOtherwise() {
        return isAnyone(each -> each.writeRoute() != WriteRoute.MONGO);
    }

    /** Whether anybody's writes may reach DynamoDB. */
    public boolean mayWriteDynamo() {
        return isAnyone(each -> each.writeRoute().isDynamo());
    }

    /** Whether anybody's writes may be in DynamoDB and not in Mongo. */
    public boolean mayWriteDynamoAlone() {
        return isAnyone(each -> each.writeRoute() == WriteRoute.DYNAMO);
    }

    /** Whether DynamoDB answers everybody's writes, be they Mongo's too or not. */
    public boolean isDynamoTheAuthority() {
        return isEveryone(each -> each.writeRoute().isAnsweredByDynamo());
    }

    /** Whether nobody's reads and writes are Mongo's any more. */
    public boolean isDynamoAlone() {
        return isEveryone(each -> each.readRoute() == ReadRoute.DYNAMO && each.writeRoute() == WriteRoute.DYNAMO);
    }

    /** Whether a stage that anyone can be in is such a one. */
    public boolean isAnyone(Predicate<Stage> such) {
        for (Stage each : Stage.ALL) {
            if (includes(each) && such.test(each)) {
                return true;
            }
        }
        return false;
    }

    /** Whether every stage that anyone can be in is. */
    public boolean isEveryone(Predicate<Stage> such) {
        return !isAnyone(such.negate());
    }

    private boolean includes(Stage stage) {
        return (stages & (1 << stage.number())) != 0;
    }
}
