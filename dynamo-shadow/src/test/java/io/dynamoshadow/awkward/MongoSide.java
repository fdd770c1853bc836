package io.dynamoshadow.awkward;

import io.dynamoshadow.awkward.Recorder.Recorded;
import java.util.List;

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

    Iterable<?> entities() {
        return subject.everything(original);
    }
}
