package kotlin.jvm.internal;

/** Kotlin's own, which its compiler puts into constructors that have default values. */
public final class DefaultConstructorMarker {
    private DefaultConstructorMarker() {}
}
