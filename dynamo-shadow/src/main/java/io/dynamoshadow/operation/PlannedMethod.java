package io.dynamoshadow.operation;

/** A DAO method, what it does, and why we think so. Immutable. */
public final class PlannedMethod {
    /** No argument tells a call's flag context. */
    public static final int NO_ARGUMENT = -1;

    /** It takes more to tell it than one argument that is an object. */
    public static final int NOT_ONE_OBJECT = -2;

    private final DaoMethod method;
    private final Operation operation;
    private final String rule;
    private final ResultShape result;
    private final ContextSource context;
    private final int contextArgument;

    PlannedMethod(DaoMethod method, Operation operation, String rule, ResultShape result, ContextSource context) {
        this.method = method;
        this.operation = operation;
        this.rule = rule;
        this.result = result;
        this.context = context;
        int argument = context.argumentIndex();
        this.contextArgument = context.isOfSeveralKinds()
                ? NOT_ONE_OBJECT
                : argument < 0
                        ? NO_ARGUMENT
                        : method.method().getParameterTypes()[argument].isPrimitive() ? NOT_ONE_OBJECT : argument;
    }

    /** The same method with another operation. */
    PlannedMethod as(Operation other) {
        return new PlannedMethod(method, other, rule, result, context);
    }

    public DaoMethod method() {
        return method;
    }

    public Operation operation() {
        return operation;
    }

    /** Whether only Mongo can carry it out, or give what it returns, whatever the flags say. */
    public boolean needsMongo() {
        boolean isOnlyMongos = operation.isRead() && result.kind() == ResultShape.Kind.CURSOR;
        return operation.needsMongo() || (isOnlyMongos && !(operation instanceof HandWritten));
    }

    /** The rule that found the operation. */
    public String rule() {
        return rule;
    }

    public ResultShape result() {
        return result;
    }

    public ContextSource context() {
        return context;
    }

    /** Which argument tells the flag context, from 0; {@link #NO_ARGUMENT}, or {@link #NOT_ONE_OBJECT}. */
    public int contextArgument() {
        return contextArgument;
    }

    @Override
    public String toString() {
        return method + ": " + operation;
    }
}
