package io.dynamoshadow.flag;

import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.server.DataModel;
import com.launchdarkly.sdk.server.subsystems.DataStore;
import com.launchdarkly.sdk.server.subsystems.DataStoreTypes;
import org.jspecify.annotations.Nullable;

/** What the SDK keeps of flags. Thread-safe. */
final class FlagData {
    private final DataStore store;

    FlagData(DataStore store) {
        this.store = store;
    }

    /** The flag as the SDK keeps it: another object as soon as it changes; null where it is not there. */
    @Nullable
    Object item(String flag) {
        DataStoreTypes.ItemDescriptor found = store.get(DataModel.FEATURES, flag);
        return found == null ? null : found.getItem();
    }

    /** What the flag can say to anyone. */
    FlagReach reach(String flag) {
        DataStoreTypes.ItemDescriptor found = store.get(DataModel.FEATURES, flag);
        return found == null || found.getItem() == null
                ? FlagReach.ofNone()
                : FlagReach.of(LDValue.parse(DataModel.FEATURES.serialize(found)));
    }
}
