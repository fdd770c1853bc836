package io.dynamoshadow.awkward;

import io.dynamoshadow.awkward.Recorder.Recorded;
import io.dynamoshadow.operation.PlannedMethod;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A DAO as it always was, on a Mongo database of its own. */
final class MongoSide<D> {
    private final MirrorsMongo<D> subject;
    private final D original;
    private final Recorder<D> recorder;
    private final Ids ids = new Ids();

    MongoSide(MirrorsMongo<D> subject) {
        this.subject = subject;
        this.original = subject.onMongo(LocalMongo.newDatabase());
        this.recorder = new Recorder<>(subject.dao(), original);
    }

    /** What Mongo makes of a step; it must throw where the script says so, and nowhere else. */
    Outcome outcome(Step<D> step) {
        Outcome outcome = Outcome.of(step, recorder.dao(), ids);
        if ((outcome.thrown() != null) != step.fails()) {
            throw new AssertionError(
                    step.name() + ": Mongo itself, against the script, " + outcome.text(), outcome.thrown());
        }
        return outcome;
    }

    /** The calls that the last step made of its DAO. */
    List<Recorded> calls() {
        return recorder.take();
    }

    Ids ids() {
        return ids;
    }

    /** One entity, as the DAO itself reads it. */
    @Nullable
    Object read(@Nullable PlannedMethod reader, @Nullable Object[] arguments) {
        if (reader == null) {
            throw new AssertionError("planned only where there is one");
        }
        try {
            Object found = reader.method().method().invoke(original, arguments);
            return found instanceof Optional<?> optional ? optional.orElse(null) : found;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(reader.toString(), e);
        }
    }

    Iterable<?> entities() {
        return subject.everything(original);
    }
}
