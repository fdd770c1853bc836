package io.dynamoshadow.store;

import io.dynamoshadow.codec.CodecException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What a failed call to DynamoDB means for another attempt. */
public enum Trouble {
    /** It can never succeed: DynamoDB does not take such an item. */
    HOPELESS,
    /** DynamoDB asks for fewer calls. */
    THROTTLED,
    /** DynamoDB cannot be reached, does not answer, or does not let us in: that passes, or is mended. */
    UNAVAILABLE,
    /** It comes too early, see {@link NotYetException}. */
    NOT_YET,
    /** Something else, which may pass. */
    OTHER;

    /** As DynamoDB's documentation on error handling tells them apart. */
    private static final Set<String> NEVER =
            new HashSet<>(Arrays.asList("ValidationException", "ItemCollectionSizeLimitExceededException"));

    private static final Set<String> TOO_MANY = new HashSet<>(Arrays.asList(
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "ThrottlingException",
            "LimitExceededException"));

    /** Never throws. */
    public static Trouble of(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CodecException) {
                return HOPELESS;
            }
            if (cause instanceof NotYetException) {
                return NOT_YET;
            }
            if (cause instanceof AwsServiceException) {
                return ofService((AwsServiceException) cause);
            }
            if (cause instanceof SdkException) {
                return UNAVAILABLE;
            }
        }
        return OTHER;
    }

    private static Trouble ofService(AwsServiceException failure) {
        String code = failure.awsErrorDetails() == null
                ? ""
                : String.valueOf(failure.awsErrorDetails().errorCode());
        if (NEVER.contains(code)) {
            return HOPELESS;
        }
        return TOO_MANY.contains(code) || failure.isThrottlingException() ? THROTTLED : UNAVAILABLE;
    }
}
