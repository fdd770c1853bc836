package io.dynamoshadow.flag;

import com.launchdarkly.sdk.ContextKind;
import com.launchdarkly.sdk.ContextMultiBuilder;
import com.launchdarkly.sdk.LDContext;
import io.dynamoshadow.config.ContextSettings;
import io.dynamoshadow.operation.ContextSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes LaunchDarkly's contexts of the keys that calls tell. They have a key and a kind, and nothing else. Immutable. */
final class Contexts {
    /** Stands for a context that cannot be told; anonymous, so that it is no user of anybody's. */
    private static final String UNKNOWN = "unknown";

    private final List<ContextKind> kinds = new ArrayList<>();
    private final LDContext unknown;

    Contexts(ContextSettings settings) {
        kinds.add(ContextKind.of(settings.kind()));
        settings.others().keySet().forEach(kind -> kinds.add(ContextKind.of(kind)));
        this.unknown = LDContext.builder(kinds.get(0), UNKNOWN).anonymous(true).build();
    }

    /** The context of a call that could not tell its own. */
    LDContext unknown() {
        return unknown;
    }

    /** @param key as {@link ContextSource#of} gives it */
    LDContext of(@Nullable String key) {
        if (key == null) {
            return unknown;
        }
        if (kinds.size() == 1) {
            return LDContext.create(kinds.get(0), key);
        }
        List<String> keys = ContextSource.split(key);
        ContextMultiBuilder several = LDContext.multiBuilder();
        for (int i = 0; i < kinds.size() && i < keys.size(); i++) {
            if (!keys.get(i).isEmpty()) {
                several.add(LDContext.create(kinds.get(i), keys.get(i)));
            }
        }
        return several.build();
    }
}
