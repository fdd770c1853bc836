package io.dynamoshadow.dual;

import io.dynamoshadow.operation.HandWritten;
import io.dynamoshadow.operation.PlannedMethod;
import java.util.regex.Pattern;

/** What the application gets where DynamoDB is the authority and fails. */
final class DynamoFailure {
    private DynamoFailure() {}

    /** Whose exceptions the application does not know. */
    private static final Pattern OURS =
            Pattern.compile("(io\\.dynamoshadow|software\\.amazon|org\\.objectweb\\.asm)\\..*");

    /**
     * An exception of classes that every application knows: ours and the SDK's are invisible to it, and must not end up in
     * its sessions, its serialised messages or its log's class look-ups. The application's own, such as that for a
     * duplicate key, stays as it is.
     */
    static Throwable of(PlannedMethod method, Throwable reason) {
        String name = reason.getClass().getName();
        boolean known = !OURS.matcher(name).matches()
                && (!name.startsWith("java.") || method.operation() instanceof HandWritten);
        if (known || reason instanceof VirtualMachineError) {
            return reason;
        }
        RuntimeException cause = new RuntimeException(reason.getClass().getName() + ": " + reason.getMessage());
        cause.setStackTrace(reason.getStackTrace());
        return new IllegalStateException(
                method.method().name() + " could not be carried out by DynamoDB: " + reason.getMessage(), cause);
    }
}
