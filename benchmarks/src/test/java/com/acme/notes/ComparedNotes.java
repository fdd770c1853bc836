package com.acme.notes;

import com.launchdarkly.sdk.ContextKind;
import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.server.LDClient;

/** The notes behind four flags, by hand: both are written, both are read one after the other, and compared. */
public final class ComparedNotes {
    private static final ContextKind ACCOUNT = ContextKind.of("account");

    private final SlowNotes mongo;
    private final DynamoNotes dynamo;
    private final LDClient flags;

    public ComparedNotes(SlowNotes mongo, DynamoNotes dynamo, LDClient flags) {
        this.mongo = mongo;
        this.dynamo = dynamo;
        this.flags = flags;
    }

    public Note find(String accountId, String id) {
        LDContext account = LDContext.create(ACCOUNT, accountId);
        boolean mongoRead = flags.boolVariation("mirrored-mongo-read", account, true);
        boolean dynamoRead = flags.boolVariation("mirrored-dynamo-read", account, false);
        Note other = dynamoRead ? dynamo.find(id) : null;
        if (!mongoRead) {
            return other;
        }
        Note found = mongo.find(id);
        if (dynamoRead && (found == null) != (other == null)) {
            System.err.println("Mongo and Dynamo notes differ: " + id);
        }
        return found;
    }

    public void save(Note note) {
        LDContext account = LDContext.create(ACCOUNT, note.getAccountId());
        if (flags.boolVariation("mirrored-mongo-write", account, true)) {
            mongo.save(note);
        }
        if (flags.boolVariation("mirrored-dynamo-write", account, false)) {
            dynamo.save(note);
        }
    }
}
