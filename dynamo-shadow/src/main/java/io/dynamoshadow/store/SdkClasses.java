package io.dynamoshadow.store;

/**
 * The SDK's classes that calls take, initialised before there is a call: a class whose initialisation fails, for want of memory or
 * of stack at that moment, cannot be used for as long as the JVM runs (Java Virtual Machine Specification, 5.5).
 */
final class SdkClasses {
    private static final String PACKAGE = "software.amazon.awssdk.services.dynamodb.";

    private static final String[] OPERATIONS = {
        "GetItem", "BatchGetItem", "PutItem", "UpdateItem", "BatchWriteItem", "Query", "Scan"
    };

    private static final String[] OTHERS = {
        "model.AttributeValue",
        "model.KeysAndAttributes",
        "model.WriteRequest",
        "model.PutRequest",
        "model.Select",
        "model.ReturnValue",
        "model.ReturnValuesOnConditionCheckFailure",
        "model.ReturnConsumedCapacity",
        "model.ConsumedCapacity",
        "model.Capacity",
        "model.DynamoDbException",
        "model.ConditionalCheckFailedException",
        "model.ProvisionedThroughputExceededException",
        "model.RequestLimitExceededException",
        "model.InternalServerErrorException",
        "model.ResourceNotFoundException",
        "model.ItemCollectionSizeLimitExceededException"
    };

    private SdkClasses() {}

    /** Takes some tenths of a second where they are not loaded, and no time else. Never throws. */
    static void initialise() {
        for (String operation : OPERATIONS) {
            initialise("model." + operation + "Request");
            initialise("model." + operation + "Response");
            initialise("transform." + operation + "RequestMarshaller");
        }
        for (String other : OTHERS) {
            initialise(other);
        }
    }

    private static void initialise(String name) {
        try {
            Class.forName(PACKAGE + name, true, SdkClasses.class.getClassLoader());
        } catch (Throwable unusable) {
            // errors of an initialiser come as they are; whoever needs the class is told
        }
    }
}
