package io.dynamoshadow.agent.cli;

import io.dynamoshadow.config.DynamoSettings;
import io.dynamoshadow.store.DynamoItemStore;
import io.dynamoshadow.store.TableRequest;
import java.net.URI;
import java.util.function.Supplier;

/** Tables at DynamoDB, and what is said when they cannot be had. */
final class Tables {
    private Tables() {}

    /**
     * As {@link DynamoItemStore#prepare}.
     *
     * @throws IllegalStateException where the table does not fit
     * @throws CommandException where DynamoDB does not answer, or refuses
     */
    static String prepare(TableRequest table, DynamoSettings dynamo, DynamoItemStore store, boolean create) {
        return asked(table, dynamo, () -> store.prepare(table, create));
    }

    /** As {@link DynamoItemStore#check}, and the same. */
    static void check(TableRequest table, DynamoSettings dynamo, DynamoItemStore store) {
        asked(table, dynamo, () -> {
            store.check(table);
            return "";
        });
    }

    private static String asked(TableRequest table, DynamoSettings dynamo, Supplier<String> question) {
        try {
            return question.get();
        } catch (IllegalStateException told) {
            throw told;
        } catch (RuntimeException failure) {
            URI endpoint = dynamo.endpoint();
            // by name, since the command line knows nothing of the SDK: its exceptions for what DynamoDB answered
            boolean answered = failure.getClass().getName().contains(".dynamodb.model.");
            throw new CommandException(
                    (answered ? "DynamoDB refuses the table " + table.name() : "DynamoDB does not answer")
                            + (endpoint == null ? "" : " at " + endpoint) + ": " + failure.getMessage(),
                    failure);
        }
    }
}
