package io.dynamoshadow.report;

import com.launchdarkly.sdk.ArrayBuilder;
import com.launchdarkly.sdk.LDValue;
import io.dynamoshadow.compare.Difference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The differences that were told, together with their like: of one kind, at one path with its places in lists left out. Of each group the
 * last ten are kept, so that a thousand rows that are missing do not hide the one that is false. Thread-safe.
 */
final class DifferenceGroups {
    private static final int MOST_GROUPS = 100;
    private static final int SAMPLES = 10;

    private final Map<String, Group> groups = new LinkedHashMap<String, Group>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Group> eldest) {
            return size() > MOST_GROUPS;
        }
    };

    private static final class Group {
        final String kind;
        final String path;
        final Set<String> methods = new TreeSet<>();
        final Deque<LDValue> samples = new ArrayDeque<>();
        long count;

        Group(String kind, String path) {
            this.kind = kind;
            this.path = path;
        }

        LDValue json() {
            ArrayBuilder names = LDValue.buildArray();
            methods.forEach(names::add);
            ArrayBuilder last = LDValue.buildArray();
            samples.forEach(last::add);
            return LDValue.buildObject()
                    .put("kind", kind)
                    .put("path", path)
                    .put("count", count)
                    .put("methods", names.build())
                    .put("samples", last.build())
                    .build();
        }
    }

    /** @param sample as it is shown */
    synchronized void add(String method, Difference difference, LDValue sample) {
        String kind = difference.kind().toString();
        String path = withoutPlaces(sample.get("path").stringValue());
        Group group = groups.computeIfAbsent(kind + ' ' + path, first -> new Group(kind, path));
        group.count++;
        group.methods.add(method);
        group.samples.addFirst(sample);
        if (group.samples.size() > SAMPLES) {
            group.samples.removeLast();
        }
    }

    /** {@code emails[].address} for {@code emails[2].address}. */
    static String withoutPlaces(String path) {
        return path.replaceAll("\\[\\d+]", "[]");
    }

    synchronized LDValue json() {
        ArrayBuilder json = LDValue.buildArray();
        groups.values().forEach(group -> json.add(group.json()));
        return json.build();
    }
}
