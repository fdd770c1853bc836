package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.weave.WovenMethods;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The DAOs, which are made while the application starts already, by a thread of ours. Whoever needs them before they are there has them
 * made at once and waits for them, be it in the midst of the loading of a class: so nothing that makes them may wait for the application.
 * Thread-safe.
 */
final class DaosSoon implements WovenMethods {
    private static final long PATIENCE_SECONDS = 30;

    private final FutureTask<ShadowedDaos> making;
    private final CountDownLatch needed = new CountDownLatch(1);
    /** Read by every call, and so not volatile: what it leads to is final or volatile. */
    private @Nullable ShadowedDaos made;

    DaosSoon(Callable<ShadowedDaos> make) {
        this.making = new FutureTask<>(make);
    }

    /** Waits until somebody needs them, but not for longer than this; says whether somebody does. */
    boolean awaitNeed(long millis) {
        try {
            return needed.await(millis, TimeUnit.MILLISECONDS);
        } catch (Throwable disturbed) {
            // an application may interrupt whatever threads it finds; and if this one ended, nobody would make them
            return true;
        }
    }

    /**
     * Makes them, in this thread.
     *
     * @throws Throwable what keeps them from being made; whoever gets them is told so too
     */
    ShadowedDaos make() throws Throwable {
        making.run();
        try {
            ShadowedDaos known = making.get();
            made = known;
            return known;
        } catch (ExecutionException failed) {
            Throwable why = failed.getCause();
            throw why == null ? failed : why;
        }
    }

    ShadowedDaos get() {
        ShadowedDaos known = made;
        return known != null ? known : await();
    }

    private ShadowedDaos await() {
        boolean interrupted = false;
        needed.countDown();
        try {
            while (true) {
                try {
                    ShadowedDaos known = making.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    made = known;
                    return known;
                } catch (InterruptedException byTheApplication) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("the agent has not started: " + failed, failed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public int numberOf(String interfaceName, String methodName, String descriptor) {
        return get().numberOf(interfaceName, methodName, descriptor);
    }

    @Override
    public int numberOfLent(String interfaceName, String className, String methodName, String descriptor) {
        return get().numberOfLent(interfaceName, className, methodName, descriptor);
    }

    @Override
    public void woven(
            String interfaceName,
            String className,
            @Nullable ClassLoader loader,
            byte[] originalClassFile,
            List<String> methods) {
        get().woven(interfaceName, className, loader, originalClassFile, methods);
    }

    @Override
    public void left(String interfaceName, String className, @Nullable ClassLoader loader, List<String> reasons) {
        get().left(interfaceName, className, loader, reasons);
    }

    @Override
    public void borrowed() {
        get().borrowed();
    }
}
