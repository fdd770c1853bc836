package io.dynamoshadow.compare;

import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/**
 * What kind of failure an exception is. The stores' drivers, and the DAOs over them, have different exceptions for the same, so that
 * these are told apart by their names and those of their causes. Drivers are the application's own classes, and not ours to know.
 */
public enum FailureCategory {
    /** There is no such entity. */
    NOT_FOUND("not found", "NotFound|NoSuchElement|NoResult|EmptyResult|NonUnique.*0"),
    /** There is one already. */
    DUPLICATE("duplicate", "Duplicate|ConditionalCheckFailed|AlreadyExists"),
    /** The store cannot be reached, does not answer in time, or wants fewer calls: it says nothing of what is in it. */
    UNAVAILABLE(
            "unavailable",
            "Timeout|TimedOut|Socket|Connect|Unavailable|Throttl|Throughput|RequestLimit|NotPrimary|NodeIsRecovering"
                    + "|Interrupted|SdkClient|Credential|ApiCall|RejectedExecution|IOException|Transient|NotYet"
                    + "|MongoSecurity|MongoCommand|MongoQuery|MongoServer|MongoNode|ResourceAccess"),
    /** What was asked for makes no sense. */
    INVALID("invalid", "IllegalArgument|Validation|NullPointer|ClassCast|NumberFormat|DateTime"),
    /** What is there cannot be read. */
    UNREADABLE("unreadable", "Codec|Mapping|Serializ|Deserializ|Conver|Decod|Instantiation|BsonInvalid"),
    OTHER("other", "");

    private static final int DEEPEST = 20;

    private final String text;
    private final Pattern names;

    FailureCategory(String text, String names) {
        this.text = text;
        this.names = Pattern.compile(names);
    }

    /** By the first of the exception and its causes, outermost first, that says more than that something failed. */
    public static FailureCategory of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            FailureCategory category = ofOne(cause);
            if (category != OTHER) {
                return category;
            }
            cause = cause.getCause();
        }
        return OTHER;
    }

    private static FailureCategory ofOne(Throwable failure) {
        if (failure instanceof NoSuchElementException) {
            return NOT_FOUND;
        }
        for (Class<?> type = failure.getClass(); type != Throwable.class; type = type.getSuperclass()) {
            for (FailureCategory category : values()) {
                if (category != OTHER
                        && category.names.matcher(type.getSimpleName()).find()) {
                    return category;
                }
            }
        }
        return OTHER;
    }

    /** Whether it tells something of what is in the store, so that the other store's answer can be held against it. */
    public boolean isAnswer() {
        return this != UNAVAILABLE && this != OTHER;
    }

    @Override
    public String toString() {
        return text;
    }
}
