package com.acme.notes;

import com.launchdarkly.sdk.ContextKind;
import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.MigrationStage;
import com.launchdarkly.sdk.server.migrations.Migration;
import com.launchdarkly.sdk.server.migrations.MigrationBuilder;
import com.launchdarkly.sdk.server.migrations.MigrationExecution;
import com.launchdarkly.sdk.server.migrations.MigrationMethodResult;
import java.util.Objects;

/** The notes by LaunchDarkly's Migration API, in its stage shadow: both are read at the same time, and both are written. */
public final class MigratedNotes {
    private static final ContextKind ACCOUNT = ContextKind.of("account");
    private static final String FLAG = "notes-migration";

    private final Migration<Note, Boolean, String, Note> migration;

    public MigratedNotes(SlowNotes mongo, DynamoNotes dynamo, LDClient client) {
        this.migration = new MigrationBuilder<Note, Boolean, String, Note>(client)
                .readExecution(MigrationExecution.Parallel())
                .read(
                        id -> MigrationMethodResult.Success(mongo.find(id)),
                        id -> MigrationMethodResult.Success(dynamo.find(id)),
                        (a, b) -> Objects.equals(a == null ? null : a.getId(), b == null ? null : b.getId()))
                .write(
                        note -> {
                            mongo.save(note);
                            return MigrationMethodResult.Success(true);
                        },
                        note -> {
                            dynamo.save(note);
                            return MigrationMethodResult.Success(true);
                        })
                .build()
                .orElseThrow();
    }

    public Note find(String accountId, String id) {
        return migration
                .read(FLAG, LDContext.create(ACCOUNT, accountId), MigrationStage.SHADOW, id)
                .getResult()
                .orElse(null);
    }

    public void save(Note note) {
        if (!migration
                .write(FLAG, LDContext.create(ACCOUNT, note.getAccountId()), MigrationStage.SHADOW, note)
                .getAuthoritative()
                .isSuccess()) {
            throw new IllegalStateException("Mongo has not taken the note");
        }
    }
}
