package io.dynamoshadow.flag;

import com.launchdarkly.sdk.ContextKind;
import com.launchdarkly.sdk.EvaluationDetail;
import com.launchdarkly.sdk.EvaluationReason;
import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.server.LDClient;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.FlagSettings;
import org.jspecify.annotations.Nullable;

/** Flags from LaunchDarkly's SDK, whether it streams them or reads a file. Thread-safe. */
public final class LaunchDarklyFlags implements Flags {
    /** Stands for a context that cannot be told; anonymous, so that it is no user of anybody's. */
    private static final String UNKNOWN = "unknown";

    private final LDClient client;
    private final FlagSettings settings;

    private LaunchDarklyFlags(LDClient client, FlagSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /**
     * Starts a client and returns at once; it connects, or reads its file, on threads of its own. Takes up to a second where
     * the SDK's classes are not loaded.
     */
    public static LaunchDarklyFlags start(FlagSettings settings) {
        return new LaunchDarklyFlags(LaunchDarklyClients.start(settings), settings);
    }

    @Override
    public boolean isReady() {
        return client.isInitialized();
    }

    @Override
    public DaoFlags of(DaoSettings dao) {
        return new OfDao(dao);
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (java.io.IOException unimportant) {
            // on the way out, and nothing is left to lose
        }
    }

    private final class OfDao implements DaoFlags {
        private final String mongoWrite;
        private final String mongoRead;
        private final String dynamoWrite;
        private final String dynamoRead;
        private final ContextKind kind;
        private final LDContext unknown;

        OfDao(DaoSettings dao) {
            this.mongoWrite = dao.flagPrefix() + "-mongo-write";
            this.mongoRead = dao.flagPrefix() + "-mongo-read";
            this.dynamoWrite = dao.flagPrefix() + "-dynamo-write";
            this.dynamoRead = dao.flagPrefix() + "-dynamo-read";
            this.kind = ContextKind.of(dao.contextKind());
            this.unknown = LDContext.builder(kind, UNKNOWN).anonymous(true).build();
        }

        @Override
        public Stage stage(@Nullable String contextKey) {
            LDContext context = contextKey == null ? unknown : LDContext.create(kind, contextKey);
            return Stage.of(
                            client.boolVariation(mongoWrite, context, settings.defaultMongoWrite()),
                            client.boolVariation(mongoRead, context, settings.defaultMongoRead()),
                            client.boolVariation(dynamoWrite, context, settings.defaultDynamoWrite()),
                            client.boolVariation(dynamoRead, context, settings.defaultDynamoRead()))
                    .guarded(settings.cohortGuard());
        }

        @Override
        public boolean isDynamoWriteOffForAll() {
            EvaluationDetail<Boolean> detail =
                    client.boolVariationDetail(dynamoWrite, unknown, settings.defaultDynamoWrite());
            EvaluationReason.Kind reason = detail.getReason().getKind();
            return !detail.getValue() && (reason == EvaluationReason.Kind.OFF || reason == EvaluationReason.Kind.ERROR);
        }
    }
}
