package io.dynamoshadow.dual;

import com.mongodb.client.ClientSession;
import com.mongodb.session.ServerSession;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * In the place of a session of a Mongo server that has transactions, which the embedded one has not: what is written in one reaches
 * Mongo when it is committed.
 */
final class StandInSession {
    private final List<Runnable> written = new ArrayList<>();
    private volatile boolean active;
    private final AtomicLong number = new AtomicLong();

    /** As the driver's interface has it. */
    final ClientSession session = (ClientSession) Proxy.newProxyInstance(
            StandInSession.class.getClassLoader(), new Class<?>[] {ClientSession.class}, this::call);

    private final ServerSession ofServer = (ServerSession) Proxy.newProxyInstance(
            StandInSession.class.getClassLoader(),
            new Class<?>[] {ServerSession.class},
            (self, method, arguments) -> method.getName().equals("getTransactionNumber")
                    ? (Object) number.get()
                    : method.getReturnType() == boolean.class ? false : null);

    /** What a commit throws after it has reached Mongo; null where its answer arrives. */
    volatile @Nullable RuntimeException lostAnswer;

    private @Nullable Object call(Object self, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "startTransaction" -> {
                active = true;
                number.incrementAndGet();
                yield null;
            }
            case "commitTransaction" -> {
                written.forEach(Runnable::run);
                end();
                if (lostAnswer != null) {
                    throw lostAnswer;
                }
                yield null;
            }
            case "abortTransaction", "close" -> {
                end();
                yield null;
            }
            case "hasActiveTransaction" -> active;
            case "getServerSession" -> ofServer;
            case "equals" -> arguments != null && arguments[0] == self;
            case "hashCode" -> System.identityHashCode(self);
            case "toString" -> "a session";
            default -> method.getReturnType() == boolean.class ? false : null;
        };
    }

    private void end() {
        written.clear();
        active = false;
    }

    /** Now, or when the transaction is committed. */
    void write(Runnable write) {
        if (active) {
            written.add(write);
        } else {
            write.run();
        }
    }
}
