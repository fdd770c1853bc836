package io.dynamoshadow.mirror;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One method of the mirror DAO: takes the call's arguments, gives what the DAO would have returned. Thread-safe. */
interface MirrorMethod extends Function<@Nullable Object[], @Nullable Object> {}
