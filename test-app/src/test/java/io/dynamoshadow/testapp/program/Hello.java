package io.dynamoshadow.testapp.program;

/** The smallest program: it starts where the agent lets it. */
public final class Hello {

    private Hello() {}

    public static void main(String[] args) {
        System.out.println("Hello");
    }
}
