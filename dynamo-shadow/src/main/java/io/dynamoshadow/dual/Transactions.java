package io.dynamoshadow.dual;

import io.dynamoshadow.operation.Sessions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the transaction of Mongo's in which the application calls its DAO, as far as it can be seen from there: Spring's, which the
 * thread knows of, and that of a session of the driver's among the arguments. Thread-safe.
 */
final class Transactions {
    /** By the DAO's class, and gone with it. */
    private static final ClassValue<Optional<SpringTransactions>> SPRING =
            new ClassValue<Optional<SpringTransactions>>() {
                @Override
                protected Optional<SpringTransactions> computeValue(Class<?> dao) {
                    return Optional.ofNullable(SpringTransactions.of(dao.getClassLoader()));
                }
            };

    private final ShadowReads clock;

    Transactions(ShadowReads clock) {
        this.clock = clock;
    }

    /** The one that the call was made in; null where there is none. To be asked on the caller's thread, after the call. */
    @Nullable
    OpenTransaction of(Object dao, @Nullable Object[] arguments) {
        for (Object argument : arguments) {
            if (argument != null && Sessions.isSession(argument.getClass())) {
                OpenTransaction open = SessionTransaction.of(argument, clock);
                if (open != null) {
                    return open;
                }
            }
        }
        SpringTransactions spring = SPRING.get(dao.getClass()).orElse(null);
        return spring == null ? null : spring.open(clock);
    }

    /** Why a read cannot be compared; null where it can be. */
    @Nullable
    String apart(Object dao, @Nullable Object[] arguments) {
        for (Object argument : arguments) {
            if (argument != null && Sessions.isSession(argument.getClass())) {
                return "it was read through a session of the driver's, which only the application may use";
            }
        }
        return of(dao, arguments) == null
                ? null
                : "it was read inside a transaction of Mongo's, which DynamoDB hears of when it has ended";
    }
}
