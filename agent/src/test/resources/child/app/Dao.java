package app;

import java.io.IOException;
import java.util.List;

/** The DAO that the tests configure. */
public interface Dao {
    int answerInt(int value);

    String answerText(String value);

    void answerVoid(String value);

    String answerThrown(String value) throws IOException;

    int answerMisfit(int value);

    int replaceInt(int value);

    String replaceText(String value);

    String replaceMisfit(String value);

    String failingEnter(String value);

    String failingBarred(String value);

    String failingExit(String value);

    String notOfInterest(String value);

    String throwing(String value) throws IOException;

    void nothing();

    boolean booleans(boolean a, byte b, char c, short d);

    long longs(long a, double b, int c, long d);

    double doubles(double a, long b, float c);

    float floats(float a);

    char chars(char a);

    byte bytes(byte a);

    short shorts(short a);

    long[] arrays(long[] a, String[][] b);

    String varargs(String first, Object... more);

    List<String> lists(List<String> values);
}
