package io.dynamoshadow.mirror;

import org.jspecify.annotations.Nullable;

/** A method that changes the store. Thread-safe. */
interface WriteMethod extends MirrorMethod {
    /**
     * What a call that Mongo has carried out means for DynamoDB.
     *
     * @param arguments the call's, as they are after it
     * @param returned what the application's method returned; what its CompletionStage held, where it returned one
     * @throws io.dynamoshadow.codec.CodecException where no item can hold it
     */
    Effect effect(@Nullable Object[] arguments, @Nullable Object returned);

    /** See {@link DaoMirror#identified}. */
    default @Nullable Object @Nullable [] identified(@Nullable Object[] arguments) {
        return arguments;
    }
}
