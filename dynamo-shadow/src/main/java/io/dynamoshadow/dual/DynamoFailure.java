package io.dynamoshadow.dual;

import io.dynamoshadow.operation.PlannedMethod;

/** What the application gets where DynamoDB is the authority and fails. */
final class DynamoFailure {
    private DynamoFailure() {}

    /**
     * An exception of classes that every application knows: ours and the SDK's are invisible to it, and must not end up in
     * its sessions, its serialised messages or its log's class look-ups.
     */
    static Throwable of(PlannedMethod method, Throwable reason) {
        if (reason instanceof VirtualMachineError) {
            return reason;
        }
        RuntimeException cause = new RuntimeException(reason.getClass().getName() + ": " + reason.getMessage());
        cause.setStackTrace(reason.getStackTrace());
        return new IllegalStateException(
                method.method().name() + " could not be carried out by DynamoDB: " + reason.getMessage(), cause);
    }
}
