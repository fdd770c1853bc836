package com.acme.notes;

import com.launchdarkly.sdk.ContextKind;
import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.server.LDClient;

/**
 * Two DAOs and four flags, written by hand: each method asks LaunchDarkly for all four, for the account that calls, and then
 * does what they say. Here they say no to DynamoDB.
 */
public final class HandWrittenDao implements UnwovenDao {
    private static final ContextKind ACCOUNT = ContextKind.of("account");

    private final UnwovenDao mongo;
    private final UnwovenDao dynamo;
    private final LDClient flags;

    public HandWrittenDao(UnwovenDao mongo, UnwovenDao dynamo, LDClient flags) {
        this.mongo = mongo;
        this.dynamo = dynamo;
        this.flags = flags;
    }

    @Override
    public Note find(String accountId, String id) {
        LDContext account = LDContext.create(ACCOUNT, accountId);
        boolean mongoWrite = flags.boolVariation("targeted-mongo-write", account, true);
        boolean mongoRead = flags.boolVariation("targeted-mongo-read", account, true);
        boolean dynamoWrite = flags.boolVariation("targeted-dynamo-write", account, false);
        boolean dynamoRead = flags.boolVariation("targeted-dynamo-read", account, false);
        return read(mongoWrite, mongoRead, dynamoWrite, dynamoRead, accountId, id);
    }

    /** A thriftier hand: the two flags that a read needs. */
    public Note findByTwoFlags(String accountId, String id) {
        LDContext account = LDContext.create(ACCOUNT, accountId);
        boolean mongoRead = flags.boolVariation("targeted-mongo-read", account, true);
        boolean dynamoRead = flags.boolVariation("targeted-dynamo-read", account, false);
        return read(true, mongoRead, true, dynamoRead, accountId, id);
    }

    private Note read(
            boolean mongoWrite,
            boolean mongoRead,
            boolean dynamoWrite,
            boolean dynamoRead,
            String accountId,
            String id) {
        if (dynamoRead && dynamoWrite) {
            Note found = dynamo.find(accountId, id);
            if (!mongoRead || !mongoWrite) {
                return found;
            }
        }
        return mongo.find(accountId, id);
    }

    @Override
    public void save(Note note) {
        LDContext account = LDContext.create(ACCOUNT, note.getAccountId());
        boolean mongoWrite = flags.boolVariation("targeted-mongo-write", account, true);
        boolean mongoRead = flags.boolVariation("targeted-mongo-read", account, true);
        boolean dynamoWrite = flags.boolVariation("targeted-dynamo-write", account, false);
        boolean dynamoRead = flags.boolVariation("targeted-dynamo-read", account, false);
        if (mongoWrite || mongoRead) {
            mongo.save(note);
        }
        if (dynamoWrite || dynamoRead) {
            dynamo.save(note);
        }
    }

    @Override
    public long count(String accountId) {
        LDContext account = LDContext.create(ACCOUNT, accountId);
        boolean mongoWrite = flags.boolVariation("targeted-mongo-write", account, true);
        boolean mongoRead = flags.boolVariation("targeted-mongo-read", account, true);
        boolean dynamoWrite = flags.boolVariation("targeted-dynamo-write", account, false);
        boolean dynamoRead = flags.boolVariation("targeted-dynamo-read", account, false);
        if (dynamoRead && dynamoWrite) {
            long counted = dynamo.count(accountId);
            if (!mongoRead || !mongoWrite) {
                return counted;
            }
        }
        return mongo.count(accountId);
    }
}
