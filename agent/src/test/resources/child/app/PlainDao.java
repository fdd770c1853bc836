package app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Does as little as it can, and prints it. */
public class PlainDao implements Dao {
    static final IOException ORIGINAL = new IOException("original");

    @Override
    public int answerInt(int value) {
        System.out.println("body");
        return value + 1;
    }

    @Override
    public String answerText(String value) {
        System.out.println("body");
        return value + "!";
    }

    @Override
    public void answerVoid(String value) {
        System.out.println("body");
    }

    @Override
    public String answerThrown(String value) throws IOException {
        System.out.println("body");
        return value + "!";
    }

    @Override
    public int answerMisfit(int value) {
        System.out.println("body");
        return value + 1;
    }

    @Override
    public int replaceInt(int value) {
        System.out.println("body");
        return value + 1;
    }

    @Override
    public String replaceText(String value) {
        System.out.println("body");
        return value + "!";
    }

    @Override
    public String replaceMisfit(String value) {
        System.out.println("body");
        return value + "!";
    }

    @Override
    public String failingEnter(String value) {
        System.out.println("body");
        return value + "!";
    }

    @Override
    public String failingBarred(String value) {
        System.out.println("body");
        return value + "!";
    }

    @Override
    public String failingExit(String value) {
        System.out.println("body");
        return value + "!";
    }

    @Override
    public String notOfInterest(String value) {
        System.out.println("body");
        return value + "!";
    }

    @Override
    public String throwing(String value) throws IOException {
        System.out.println("body");
        throw ORIGINAL;
    }

    @Override
    public void nothing() {
        System.out.println("body");
    }

    @Override
    public boolean booleans(boolean a, byte b, char c, short d) {
        return !a;
    }

    @Override
    public long longs(long a, double b, int c, long d) {
        return a + (long) b + c + d;
    }

    @Override
    public double doubles(double a, long b, float c) {
        return a + b + c;
    }

    @Override
    public float floats(float a) {
        return a * 2;
    }

    @Override
    public char chars(char a) {
        return (char) (a + 1);
    }

    @Override
    public byte bytes(byte a) {
        return (byte) (a + 1);
    }

    @Override
    public short shorts(short a) {
        return (short) (a + 1);
    }

    @Override
    public long[] arrays(long[] a, String[][] b) {
        return new long[] {a.length, b.length};
    }

    @Override
    public String varargs(String first, Object... more) {
        return first + more.length;
    }

    @Override
    public List<String> lists(List<String> values) {
        List<String> result = new ArrayList<String>(values);
        try {
            Collections.reverse(result);
            for (String value : result) {
                if (value.isEmpty()) {
                    throw new IllegalArgumentException(value);
                }
            }
        } catch (IllegalArgumentException expected) {
            result.clear();
        } finally {
            result.add("end");
        }
        return result;
    }

    /** Not of the interface. */
    public String own(String value) {
        return value;
    }

    /** Not of an object. */
    public static String nothing(String value) {
        return value;
    }
}
