package io.dynamoshadow.store;

/** How an attribute is compared with values, as MongoDB's query operators compare a field. */
public enum Comparison {
    EQUAL("="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    /** Both bounds belong to it. */
    BETWEEN("BETWEEN"),
    /** Neither bound belongs to it, as with Spring Data MongoDB's derived queries. */
    BETWEEN_EXCLUSIVE("BETWEEN"),
    /** The lower bound belongs to it, the upper does not. */
    BETWEEN_FROM("BETWEEN"),
    /** The upper bound belongs to it, the lower does not. */
    BETWEEN_TO("BETWEEN"),
    BEGINS_WITH("begins-with"),
    /** True of a missing attribute too, as MongoDB's {@code $ne} is. */
    NOT_EQUAL("<>"),
    IN("in"),
    NOT_IN("not in"),
    /** A text that contains a text, or a list that contains an element. */
    CONTAINS("contains"),
    NOT_CONTAINS("not contains"),
    EMPTY("is empty"),
    NOT_EMPTY("is not empty");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
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
        switch (this) {
            case BETWEEN:
            case BETWEEN_EXCLUSIVE:
            case BETWEEN_FROM:
            case BETWEEN_TO:
                return 2;
            case EMPTY:
            case NOT_EMPTY:
                return 0;
            default:
                return 1;
        }
    }
}
