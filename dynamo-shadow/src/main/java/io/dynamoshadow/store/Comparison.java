package io.dynamoshadow.store;

/** How an attribute is compared with values, as MongoDB's query operators compare a field. */
public enum Comparison {
    EQUAL("=", 1),
    LESS("<", 1),
    LESS_OR_EQUAL("<=", 1),
    GREATER(">", 1),
    GREATER_OR_EQUAL(">=", 1),
    /** Both bounds belong to it. */
    BETWEEN("BETWEEN", 2),
    /** Neither bound belongs to it, as with Spring Data MongoDB's derived queries. */
    BETWEEN_EXCLUSIVE("BETWEEN", 2),
    /** The lower bound belongs to it, the upper does not. */
    BETWEEN_FROM("BETWEEN", 2),
    /** The upper bound belongs to it, the lower does not. */
    BETWEEN_TO("BETWEEN", 2),
    BEGINS_WITH("begins-with", 1),
    /** True of a missing attribute too, as MongoDB's {@code $ne} is. */
    NOT_EQUAL("<>", 1),
    IN("in", 1),
    NOT_IN("not in", 1),
    /** A text that contains a text, or a list that contains an element. */
    CONTAINS("contains", 1),
    NOT_CONTAINS("not contains", 1),
    EMPTY("is empty", 0),
    NOT_EMPTY("is not empty", 0);

    private final String sign;
    private final int operands;

    Comparison(String sign, int operands) {
        this.sign = sign;
        this.operands = operands;
    }

    /** As a plan shows it. */
    public String sign() {
        return sign;
    }

    /** Whether a key condition can have it; the others need a filter. */
    public boolean isForKeys() {
        return compareTo(BEGINS_WITH) <= 0;
    }

    /** Whether the lower of its two bounds does not belong to it. */
    boolean isLowerExcluded() {
        return this == BETWEEN_EXCLUSIVE || this == BETWEEN_TO;
    }

    /** Whether the upper of its two bounds does not belong to it. */
    boolean isUpperExcluded() {
        return this == BETWEEN_EXCLUSIVE || this == BETWEEN_FROM;
    }

    /** How many values it takes; those that take a list take it as one. */
    public int operands() {
        return operands;
    }
}
