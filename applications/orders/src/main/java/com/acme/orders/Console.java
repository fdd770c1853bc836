package com.acme.orders;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * Standard input and output of an application: {@code 7 find o1} is answered by {@code #7 o1 of ann: 3 at 9.95}, whatever else is
 * printed around it.
 */
public final class Console {

    private Console() {}

    /** Says that it is there, and answers until its input ends. */
    public static void serve(Function<String, String> commands) {
        System.out.println("#0 ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int space = line.indexOf(' ');
                System.out.println("#" + line.substring(0, space) + " " + answer(commands, line.substring(space + 1)));
            }
        } catch (IOException gone) {
            // who asked is gone
        }
    }

    private static String answer(Function<String, String> commands, String command) {
        try {
            return commands.apply(command);
        } catch (RuntimeException | Error failed) {
            return "failed: " + failed;
        }
    }
}
