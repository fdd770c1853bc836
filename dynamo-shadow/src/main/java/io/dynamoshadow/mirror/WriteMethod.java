package io.dynamoshadow.mirror;

import org.jspecify.annotations.Nullable;

/** A method that changes the store. Thread-safe. */
interface WriteMethod extends MirrorMethod {
    /**
     * What a call that Mongo has carried out leaves behind; null where it left everything as it was.
     *
     * @param arguments the call's, as they are after it
     * @param returned what the application's method returned
     * @throws io.dynamoshadow.codec.CodecException where no item can hold it
     */
    @Nullable
    Mutation mutation(@Nullable Object[] arguments, @Nullable Object returned);
}
