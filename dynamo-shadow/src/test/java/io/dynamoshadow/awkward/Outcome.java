package io.dynamoshadow.awkward;

import com.mongodb.MongoException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What came of a call: its result by structure, or the kind of its exception. Immutable. */
record Outcome(String text, @Nullable Throwable thrown) {
    private static final int DUPLICATE_KEY = 11000;

    static <D> Outcome of(Step<D> step, D dao, Ids ids) {
        try {
            // streams are read here, and may throw as late as this
            return new Outcome(new Structure(ids).of(step.call().on(dao, ids), step.ordered()), null);
        } catch (Exception e) {
            return new Outcome("throws " + kind(e), e);
        }
    }

    /** What a result that comes later has become. */
    static @Nullable Object awaited(@Nullable Object returned) {
        return returned instanceof CompletionStage<?> stage
                ? stage.toCompletableFuture().join()
                : returned;
    }

    private static String kind(Exception e) {
        if (e instanceof MongoException mongo && mongo.getCode() == DUPLICATE_KEY) {
            return "duplicate key";
        }
        String message = String.valueOf(e.getMessage());
        if (e.getClass().getSimpleName().equals("DuplicateKeyException") || message.startsWith("duplicate key")) {
            return "duplicate key";
        }
        return e.getClass().getSimpleName();
    }
}
