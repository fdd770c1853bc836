package io.dynamoshadow.flag;

import com.launchdarkly.logging.LDLogger;
import com.launchdarkly.sdk.server.DataModel;
import com.launchdarkly.sdk.server.integrations.FileData;
import com.launchdarkly.sdk.server.interfaces.DataSourceStatusProvider.ErrorInfo;
import com.launchdarkly.sdk.server.interfaces.DataSourceStatusProvider.State;
import com.launchdarkly.sdk.server.interfaces.DataStoreStatusProvider;
import com.launchdarkly.sdk.server.subsystems.ClientContext;
import com.launchdarkly.sdk.server.subsystems.DataSource;
import com.launchdarkly.sdk.server.subsystems.DataSourceUpdateSink;
import com.launchdarkly.sdk.server.subsystems.DataStoreTypes.DataKind;
import com.launchdarkly.sdk.server.subsystems.DataStoreTypes.FullDataSet;
import com.launchdarkly.sdk.server.subsystems.DataStoreTypes.ItemDescriptor;
import com.launchdarkly.sdk.server.subsystems.DataStoreTypes.KeyedItems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the SDK reads from a flag file, caught before it gets to the client. Used by one thread. */
final class FileReading implements DataSourceUpdateSink {
    private final DataSourceUpdateSink client;
    private @Nullable FullDataSet<ItemDescriptor> read;
    private @Nullable ErrorInfo error;

    private FileReading(DataSourceUpdateSink client) {
        this.client = client;
    }

    static FileReading of(Path file, ClientContext context) {
        FileReading reading = new FileReading(context.getDataSourceUpdateSink());
        try (DataSource source = FileData.dataSource().filePaths(file).build(new Caught(context, reading))) {
            // done when this returns
            boolean unused = source.start().isDone();
        } catch (IOException unimportant) {
            // of its close
        }
        return reading;
    }

    private static final class Caught extends ClientContext {
        private final DataSourceUpdateSink reading;

        Caught(ClientContext context, DataSourceUpdateSink reading) {
            super(context);
            this.reading = reading;
        }

        @Override
        public DataSourceUpdateSink getDataSourceUpdateSink() {
            return reading;
        }

        /** What is wrong is told by whoever reads. */
        @Override
        public LDLogger getBaseLogger() {
            return LDLogger.none();
        }
    }

    /**
     * The data; null where there are none, or no flag.
     *
     * @param version by which the SDK sees that they are newer than others
     */
    @Nullable
    FullDataSet<ItemDescriptor> data(int version) {
        FullDataSet<ItemDescriptor> found = read;
        if (found == null) {
            return null;
        }
        List<Map.Entry<DataKind, KeyedItems<ItemDescriptor>>> kinds = new ArrayList<>();
        boolean hasFlag = false;
        for (Map.Entry<DataKind, KeyedItems<ItemDescriptor>> kind : found.getData()) {
            List<Map.Entry<String, ItemDescriptor>> items = new ArrayList<>();
            for (Map.Entry<String, ItemDescriptor> item : kind.getValue().getItems()) {
                items.add(new SimpleImmutableEntry<>(
                        item.getKey(),
                        new ItemDescriptor(version, item.getValue().getItem())));
                hasFlag |= kind.getKey() == DataModel.FEATURES;
            }
            kinds.add(new SimpleImmutableEntry<>(kind.getKey(), new KeyedItems<>(items)));
        }
        return hasFlag ? new FullDataSet<>(kinds) : null;
    }

    /** Why there are no data. */
    String problem() {
        ErrorInfo found = error;
        return found == null || found.getMessage() == null
                ? "it has no flags"
                : found.getMessage().replaceAll("\\s+", " ");
    }

    @Override
    public boolean init(FullDataSet<ItemDescriptor> all) {
        read = all;
        return true;
    }

    @Override
    public boolean upsert(DataKind kind, String key, ItemDescriptor item) {
        throw new AssertionError("a file is read whole");
    }

    @Override
    public DataStoreStatusProvider getDataStoreStatusProvider() {
        return client.getDataStoreStatusProvider();
    }

    @Override
    public void updateStatus(State state, @Nullable ErrorInfo problem) {
        error = problem;
    }
}
