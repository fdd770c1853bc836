package hello;

/** As little as an application can do. */
public final class Hello {
    private Hello() {}

    public static void main(String[] arguments) {
        System.out.println("Hello");
    }
}
