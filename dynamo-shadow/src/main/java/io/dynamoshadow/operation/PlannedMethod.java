package io.dynamoshadow.operation;

/** A DAO method, what it does, and why we think so. Immutable. */
public final class PlannedMethod {
    private final DaoMethod method;
    private final Operation operation;
    private final String rule;
    private final ResultShape result;
    private final ContextSource context;

    PlannedMethod(DaoMethod method, Operation operation, String rule, ResultShape result, ContextSource context) {
        this.method = method;
        this.operation = operation;
        this.rule = rule;
        this.result = result;
        this.context = context;
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

    @Override
    public String toString() {
        return method + ": " + operation;
    }
}
