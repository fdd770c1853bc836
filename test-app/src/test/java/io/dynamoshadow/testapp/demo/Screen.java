package io.dynamoshadow.testapp.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What the user sees. On a terminal the line of the running phase is drawn again and again; elsewhere only what is
 * final is printed, without colours.
 */
final class Screen {

    private static final String START_OF_LINE = "\r\u001b[2K";
    private static final String RESET = "\u001b[0m";

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final boolean terminal;
    private final boolean colours;
    private final int width;
    private boolean drawn;
    private boolean muted;

    /** Reads the system properties that the script sets: {@code demo.terminal} and {@code demo.width}. */
    Screen() {
        terminal = Boolean.getBoolean("demo.terminal");
        colours = terminal && System.getenv("NO_COLOR") == null;
        width = Math.max(60, Integer.getInteger("demo.width", 80));
    }

    void title(String text) {
        print(paint("1", text));
    }

    void say(String text) {
        print(text);
    }

    /** Says what is being waited for; on a terminal the next line takes its place. */
    void waiting(String text) {
        draw(paint("2", text));
    }

    void tableHead() {
        print("");
        for (String line : Row.HEADS) {
            print(paint("2", line));
        }
        print(paint("2", "─".repeat(Row.HEADS[1].length())));
    }

    void running(Row row) {
        draw(line(row, "36"));
    }

    void done(Row row, boolean asExpected) {
        print(line(row, asExpected ? "32" : "31;1"));
    }

    /** A remark under the line of a phase, broken where the terminal ends. */
    void note(String text) {
        String rest = text;
        int room = width - 5;
        while (terminal && rest.length() > room) {
            int end = rest.lastIndexOf(' ', room);
            end = end <= 0 ? room : end;
            print("   " + paint("2", rest.substring(0, end)));
            rest = rest.substring(end).strip();
        }
        print("   " + paint("2", rest));
    }

    void good(String text) {
        print(paint("32;1", "✓ ") + paint("1", text));
    }

    void bad(String text) {
        print(paint("31;1", "✗ ") + paint("1", text));
    }

    /** Prints nothing from now on: the user has asked to stop. */
    synchronized void mute() {
        if (drawn) {
            out.print(START_OF_LINE);
            out.flush();
        }
        muted = true;
    }

    private String line(Row row, String colour) {
        String[] parts = row.parts();
        boolean differs = row.status().differenceCount() > 0;
        return paint(colour, parts[0].substring(0, 3))
                + parts[0].substring(3)
                + (differs ? paint("33", parts[1]) : parts[1])
                + parts[2];
    }

    private synchronized void draw(String line) {
        if (terminal && !muted) {
            out.print(START_OF_LINE + line);
            out.flush();
            drawn = true;
        }
    }

    private synchronized void print(String line) {
        if (!muted) {
            out.println((drawn ? START_OF_LINE : "") + line);
            drawn = false;
        }
    }

    private String paint(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + RESET : text;
    }
}
