package io.dynamoshadow.flag;

import com.launchdarkly.sdk.ContextKind;
import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.server.DataModel;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.subsystems.DataStore;
import com.launchdarkly.sdk.server.subsystems.DataStoreTypes;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.FlagSettings;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Flags from LaunchDarkly's SDK, whether it streams them or reads a file. Thread-safe. */
public final class LaunchDarklyFlags implements Flags {
    /** Stands for a context that cannot be told; anonymous, so that it is no user of anybody's. */
    private static final String UNKNOWN = "unknown";

    private final LDClient client;
    private final FlagSettings settings;
    private final DataStore store;

    private LaunchDarklyFlags(FlagSettings settings) {
        this.settings = settings;
        AtomicReference<DataStore> kept = new AtomicReference<>();
        this.client = LaunchDarklyClients.start(settings, kept::set);
        this.store = Objects.requireNonNull(kept.get(), "the client makes its store when it is made");
    }

    /**
     * Starts a client and returns at once; it connects, or reads its file, on threads of its own. Takes up to a second where
     * the SDK's classes are not loaded.
     */
    public static LaunchDarklyFlags start(FlagSettings settings) {
        return new LaunchDarklyFlags(settings);
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
        private volatile @Nullable KnownReach dynamoWriteReach;

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
            DataStoreTypes.ItemDescriptor flag = store.get(DataModel.FEATURES, dynamoWrite);
            if (flag == null || flag.getItem() == null) {
                return !settings.defaultDynamoWrite();
            }
            KnownReach known = dynamoWriteReach;
            if (known == null || !known.flag.equals(flag)) {
                known = new KnownReach(flag);
                dynamoWriteReach = known;
            }
            return !known.canBeTrue;
        }
    }

    /** What one version of a flag can say; worked out once, since it means reading the whole flag. */
    private static final class KnownReach {
        private final DataStoreTypes.ItemDescriptor flag;
        private final boolean canBeTrue;

        KnownReach(DataStoreTypes.ItemDescriptor flag) {
            this.flag = flag;
            this.canBeTrue = FlagReach.canBeTrue(LDValue.parse(DataModel.FEATURES.serialize(flag)));
        }
    }
}
