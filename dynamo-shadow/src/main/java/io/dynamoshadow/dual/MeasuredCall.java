package io.dynamoshadow.dual;

import io.dynamoshadow.flag.Measurement;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A call that Mongo answers, with how long it takes; around what else the call means for us, if it does. */
final class MeasuredCall extends DualCall {
    private final DualDao dao;
    private final Measurement measurement;
    private final @Nullable DualCall call;
    private final Stopwatch watch;

    /** @param call null where the call is Mongo's alone */
    MeasuredCall(DualDao dao, Measurement measurement, @Nullable DualCall call) {
        this.dao = dao;
        this.measurement = measurement;
        this.call = call;
        this.watch = Stopwatch.start(measurement);
    }

    @Override
    public void leave(@Nullable Object returned, @Nullable Throwable thrown) {
        try {
            measure(returned, thrown);
        } finally {
            if (call == null) {
                dao.callEnded();
            } else {
                call.leave(returned, thrown);
            }
        }
        // whatever goes on with the call has said so by now
        measurement.done();
    }

    private void measure(@Nullable Object returned, @Nullable Throwable thrown) {
        if (thrown == null && returned instanceof CompletionStage) {
            // the stage that this gives is dropped: the application keeps its own, as it was
            CompletionStage<?> unused =
                    ((CompletionStage<?>) returned).whenComplete((value, failure) -> mongoIsDone(failure != null));
        } else {
            mongoIsDone(thrown != null);
        }
    }

    @Override
    public @Nullable Object result(@Nullable Object returned) {
        return call == null ? returned : call.result(returned);
    }

    private void mongoIsDone(boolean failed) {
        watch.mongo(failed);
        measurement.done();
    }
}
