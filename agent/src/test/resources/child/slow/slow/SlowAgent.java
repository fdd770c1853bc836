package slow;

import java.lang.instrument.Instrumentation;

/** An agent whose start takes as many milliseconds as its argument says. */
public final class SlowAgent {
    private SlowAgent() {}

    public static void premain(String arguments, Instrumentation instrumentation) throws Exception {
        Thread.sleep(Long.parseLong(arguments));
    }
}
