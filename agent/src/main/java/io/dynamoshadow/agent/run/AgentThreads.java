package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.log.AgentLog;
import io.dynamoshadow.report.RateLimitedLog;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.event.Level;

/**
 * Makes every thread of the agent: a named daemon, so that the application's JVM ends when the application does, with no
 * context class loader, so that no application is held by it. Thread-safe.
 */
public final class AgentThreads implements ThreadFactory {
    private static final RateLimitedLog LOG =
            new RateLimitedLog(AgentLog.logger(AgentThreads.class.getName()), System::nanoTime);

    private final String purpose;
    private final AtomicInteger count = new AtomicInteger();

    public AgentThreads(String purpose) {
        this.purpose = purpose;
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "dynamo-shadow-" + purpose + "-" + count.incrementAndGet());
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.setUncaughtExceptionHandler(AgentThreads::tell);
        return thread;
    }

    /** In our own log: the application's handler for what nobody catches is not for what is ours. */
    private static void tell(Thread thread, Throwable thrown) {
        try {
            LOG.log(
                    Level.ERROR,
                    thrown.getClass().getName(),
                    1,
                    "thread " + thread.getName() + " ended, and another takes its place: " + thrown);
        } catch (Throwable untellable) {
            // there is nobody left to tell
        }
    }
}
