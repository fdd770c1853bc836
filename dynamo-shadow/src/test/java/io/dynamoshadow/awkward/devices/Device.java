package io.dynamoshadow.awkward.devices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

public class Device extends BaseEntity<UUID> {
    /** An enum whose constants have bodies. */
    public enum Kind {
        SENSOR {
            @Override
            boolean listens() {
                return false;
            }
        },
        SWITCH {
            @Override
            boolean listens() {
                return true;
            }
        };

        abstract boolean listens();
    }

    private String ownerId;
    private Kind kind;
    private Map<String, String> labels = new LinkedHashMap<>();
    private List<Double> readings = new ArrayList<>();

    public Device() {}

    public Device(UUID id, String ownerId, Kind kind, int second) {
        setId(id);
        setCreatedAt(Instant.parse("2023-12-31T23:59:50.007Z").plusSeconds(second));
        this.ownerId = ownerId;
        this.kind = kind;
        labels.put("room", "r" + second);
        labels.put("no.dots$allowed?", "");
        readings.add(second / 3.0);
    }

    public String getOwnerId() {
        return ownerId;
    }

    public void setOwnerId(String ownerId) {
        this.ownerId = ownerId;
    }

    public Kind getKind() {
        return kind;
    }

    public void setKind(Kind kind) {
        this.kind = kind;
    }

    public Map<String, String> getLabels() {
        return labels;
    }

    public void setLabels(Map<String, String> labels) {
        this.labels = labels;
    }

    public List<Double> getReadings() {
        return readings;
    }

    public void setReadings(List<Double> readings) {
        this.readings = readings;
    }
}
