package shop;

/** Tells when a class is initialised, which a command that only looks must not do. */
final class Loud {
    private Loud() {}

    static void say(Class<?> type) {
        System.out.println("initialised " + type.getName());
    }
}
