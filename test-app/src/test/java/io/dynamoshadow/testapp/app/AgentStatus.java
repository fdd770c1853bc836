package io.dynamoshadow.testapp.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.TreeMap;

/** The numbers of the agent's status page, summed over all DAOs and methods. */
public record AgentStatus(
        boolean ready,
        long pendingWrites,
        long calls,
        long mirroredWrites,
        long failedWrites,
        long shadowReads,
        long matches,
        Map<String, Long> differences) {

    public static final AgentStatus NONE = new AgentStatus(false, 0, 0, 0, 0, 0, 0, Map.of());

    static AgentStatus parse(String json) {
        JsonObject page = JsonParser.parseString(json).getAsJsonObject();
        AgentStatus sum = new AgentStatus(page.get("ready").getAsBoolean(), 0, 0, 0, 0, 0, 0, Map.of());
        for (JsonElement element : page.getAsJsonArray("daos")) {
            JsonObject dao = element.getAsJsonObject();
            sum = sum.plus(new AgentStatus(false, number(dao, "pendingWrites"), 0, 0, 0, 0, 0, Map.of()));
            for (JsonElement method : dao.getAsJsonArray("methods")) {
                sum = sum.plus(ofMethod(method.getAsJsonObject()));
            }
        }
        return sum;
    }

    /** How many differences of all kinds. */
    public long differenceCount() {
        return differences.values().stream().mapToLong(Long::longValue).sum();
    }

    public long differences(String kind) {
        return differences.getOrDefault(kind, 0L);
    }

    /** What has been counted since an earlier look. */
    public AgentStatus since(AgentStatus earlier) {
        return combine(earlier, -1, pendingWrites);
    }

    private AgentStatus plus(AgentStatus other) {
        return combine(other, 1, pendingWrites + other.pendingWrites);
    }

    private AgentStatus combine(AgentStatus other, int sign, long pending) {
        Map<String, Long> kinds = new TreeMap<>(differences);
        other.differences.forEach((kind, count) -> kinds.merge(kind, sign * count, Long::sum));
        return new AgentStatus(
                ready,
                pending,
                calls + sign * other.calls,
                mirroredWrites + sign * other.mirroredWrites,
                failedWrites + sign * other.failedWrites,
                shadowReads + sign * other.shadowReads,
                matches + sign * other.matches,
                kinds);
    }

    private static AgentStatus ofMethod(JsonObject method) {
        Map<String, Long> kinds = new TreeMap<>();
        if (method.has("differences")) {
            method.getAsJsonObject("differences")
                    .entrySet()
                    .forEach(kind -> kinds.put(kind.getKey(), kind.getValue().getAsLong()));
        }
        return new AgentStatus(
                false,
                0,
                number(method, "calls"),
                number(method, "mirroredWrites"),
                number(method, "failedWrites") + number(method, "unwrittenIntents"),
                number(method, "shadowReads"),
                number(method, "matches"),
                kinds);
    }

    private static long number(JsonObject object, String name) {
        return object.has(name) ? object.get(name).getAsLong() : 0;
    }
}
