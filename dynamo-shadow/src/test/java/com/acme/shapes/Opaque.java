package com.acme.shapes;

/** No constructor takes its properties. */
public final class Opaque {
    public static int constructed;

    private final String left;
    private final String right;
    private final int length;

    public Opaque(CharSequence whole) {
        constructed++;
        this.left = whole.subSequence(0, whole.length() / 2).toString();
        this.right = whole.subSequence(whole.length() / 2, whole.length()).toString();
        this.length = whole.length();
    }

    public String whole() {
        return left + right;
    }

    public int length() {
        return length;
    }
}
