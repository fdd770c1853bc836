package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.log.AgentLog;
import io.dynamoshadow.report.RateLimitedLog;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.event.Level;

/**
 * Makes every thread of the agent: a named daemon, so that the application's JVM ends when the application does. Most are made
 * in the midst of a call of the application, whose thread would hand down its context class loader, its inheritable
 * thread-locals, its thread group and the class loaders of all classes on its stack; an undeployed application would be held
 * by any of these. So they inherit nothing. Thread-safe.
 *
 * <p>No lambdas: the first thread is made at the start of the JVM, which each lambda takes longer than a class.
 */
public final class AgentThreads implements ThreadFactory {
    private static final ThreadGroup OUTERMOST = outermost();
    private static final Maker MAKER = maker();
    private static final Thread.UncaughtExceptionHandler TELLING = new Thread.UncaughtExceptionHandler() {
        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
            tell(thread, thrown);
        }
    };

    private final String purpose;
    private final AtomicInteger count = new AtomicInteger();

    public AgentThreads(String purpose) {
        this.purpose = purpose;
    }

    @Override
    public Thread newThread(Runnable work) {
        String name = "dynamo-shadow-" + purpose + "-" + count.incrementAndGet();
        PrivilegedAction<Thread> make = new PrivilegedAction<Thread>() {
            @Override
            public Thread run() {
                return make(work, name);
            }
        };
        try {
            // the access control context that a thread inherits has the domains, and so the loaders, of the whole stack
            return AccessController.doPrivileged(make);
        } catch (LinkageError removed) {
            return make.run(); // then nothing is inherited either
        }
    }

    private static Thread make(Runnable work, String name) {
        Thread thread;
        try {
            thread = MAKER.make(work, name);
        } catch (ReflectiveOperationException | RuntimeException impossible) {
            thread = new Thread(OUTERMOST, work, name);
        }
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.setUncaughtExceptionHandler(TELLING);
        return thread;
    }

    /** In our own log: the application's handler for what nobody catches is not for what is ours. */
    private static void tell(Thread thread, Throwable thrown) {
        try {
            Telling.LOG.log(
                    Level.ERROR,
                    thrown.getClass().getName(),
                    1,
                    "thread " + thread.getName() + " ended, and another takes its place: " + thrown);
        } catch (Throwable untellable) {
            // there is nobody left to tell
        }
    }

    /** Made when there is something to be told. */
    private static final class Telling {
        static final RateLimitedLog LOG = new RateLimitedLog(AgentLog.logger(AgentThreads.class.getName()));
    }

    /** An application's own group may be destroyed, and then no thread can be made in it. */
    private static ThreadGroup outermost() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        for (ThreadGroup parent = group.getParent(); parent != null; parent = group.getParent()) {
            group = parent;
        }
        return group;
    }

    private interface Maker {
        Thread make(Runnable work, String name) throws ReflectiveOperationException;
    }

    /** Since Java 9 a constructor says what is inherited; on Java 8 what was inherited is taken away. */
    private static Maker maker() {
        try {
            Constructor<Thread> constructor = Thread.class.getConstructor(
                    ThreadGroup.class, Runnable.class, String.class, long.class, boolean.class);
            return new Maker() {
                @Override
                public Thread make(Runnable work, String name) throws ReflectiveOperationException {
                    return constructor.newInstance(OUTERMOST, work, name, 0L, false);
                }
            };
        } catch (NoSuchMethodException javaEight) {
            return new Maker() {
                @Override
                public Thread make(Runnable work, String name) throws ReflectiveOperationException {
                    Thread thread = new Thread(OUTERMOST, work, name);
                    Field inherited = Thread.class.getDeclaredField("inheritableThreadLocals");
                    inherited.setAccessible(true);
                    inherited.set(thread, null);
                    return thread;
                }
            };
        }
    }
}
