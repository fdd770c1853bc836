package io.dynamoshadow.report;

import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.ObjectBuilder;
import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.compare.ValueText;
import io.dynamoshadow.config.DifferenceSettings;
import io.dynamoshadow.config.PathPatterns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Tells the confirmed differences of one DAO: each once, as a line of the log for its row, as a line of JSON for its path, and to whoever
 * asks for the last of them. Thread-safe.
 */
final class DifferenceReport {
    private final String dao;
    private final DifferenceText text;
    private final int perMinute;
    private final RateLimitedLog log;
    private final @Nullable DifferenceFile file;
    private final KnownDifferences known = new KnownDifferences(System::nanoTime);
    private final DifferenceGroups groups = new DifferenceGroups();

    /**
     * @param shown whose values are shown as they are
     * @param file where they are written too; null for nowhere
     */
    DifferenceReport(
            String dao,
            DifferenceSettings settings,
            PathPatterns shown,
            RateLimitedLog log,
            @Nullable DifferenceFile file) {
        this.dao = dao;
        this.text = new DifferenceText(settings, shown);
        this.perMinute = settings.perMinute();
        this.log = log;
        this.file = file;
    }

    boolean knows(List<Difference> differences) {
        return differences.stream().allMatch(known::has);
    }

    /** By row, or result where a difference is of no row. */
    static Map<String, List<Difference>> byRow(List<Difference> differences) {
        return differences.stream()
                .collect(Collectors.groupingBy(
                        difference -> difference.kind() + " " + ValueText.ofKey(difference.key()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /**
     * Tells what is new of a row.
     *
     * @return whether anything was
     */
    boolean tell(String method, List<Difference> row) {
        List<Difference> news = new ArrayList<>();
        for (Difference difference : row) {
            if (known.add(difference)) {
                news.add(difference);
            }
        }
        if (news.isEmpty()) {
            return false;
        }
        Difference first = news.get(0);
        log.log(
                Level.ERROR,
                "differ " + method + first.kind() + DifferenceGroups.withoutPlaces(first.path()),
                perMinute,
                "Mongo and Dynamo " + dao + " differ: " + method + ", " + text.ofRow(news));
        for (Difference difference : news) {
            LDValue json = json(method, difference);
            groups.add(method, difference, json);
            if (file != null) {
                file.write(json.toJsonString());
            }
        }
        return true;
    }

    private LDValue json(String method, Difference difference) {
        ObjectBuilder json = LDValue.buildObject()
                .put("time", Instant.now().toString())
                .put("dao", dao)
                .put("method", method)
                .put("kind", difference.kind().toString())
                .put("path", ValueText.printable(difference.path()));
        if (difference.key() != null) {
            json.put("key", ValueText.ofKey(difference.key()));
        }
        return json.put("mongo", text.value(difference, difference.mongo()))
                .put("dynamo", text.value(difference, difference.dynamo()))
                .build();
    }

    /** What was told, together with its like. */
    DifferenceGroups groups() {
        return groups;
    }
}
