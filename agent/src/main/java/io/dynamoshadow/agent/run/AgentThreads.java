package io.dynamoshadow.agent.run;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes every thread of the agent: a named daemon, so that the application's JVM ends when the application does, with no
 * context class loader, so that no application is held by it. Thread-safe.
 */
public final class AgentThreads implements ThreadFactory {
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
        return thread;
    }
}
