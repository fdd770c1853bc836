package io.dynamoshadow.mirror;

/** Throws checked exceptions where none is declared: the application's methods declare their own. */
final class Sneaky {
    private Sneaky() {}

    /** Never returns; the type is for the compiler's sake. */
    @SuppressWarnings("unchecked")
    static <T extends Throwable> RuntimeException rethrown(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
