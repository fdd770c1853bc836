package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.log.AgentLog;
import io.dynamoshadow.agent.weave.WovenMethods;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The DAOs, which are made while the application starts already. Whoever needs them before they are there waits for them, be it in the
 * midst of the loading of a class: so nothing that makes them may wait for the application. Thread-safe.
 */
final class DaosSoon implements WovenMethods {
    private static final long PATIENCE_SECONDS = 30;

    private final FutureTask<ShadowedDaos> making;
    /** Read by every call, and so not volatile: what it leads to is final or volatile. */
    private @Nullable ShadowedDaos made;

    DaosSoon(Callable<ShadowedDaos> make) {
        this.making = new FutureTask<>(make);
    }

    /** Makes them, in this thread. Where that fails, whoever gets them is told. */
    void run() {
        making.run();
    }

    /** The same. Where that fails, the application runs without us, and it is told. */
    void make() {
        run();
        try {
            made = making.get();
        } catch (ExecutionException failed) {
            AgentLog.block("not attached, so the application runs without it: " + failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    ShadowedDaos get() {
        ShadowedDaos known = made;
        return known != null ? known : await();
    }

    private ShadowedDaos await() {
        boolean interrupted = false;
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
