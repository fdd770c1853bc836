package io.dynamoshadow.report;

import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.compare.ValueText;
import io.dynamoshadow.config.DifferenceSettings;
import io.dynamoshadow.config.PathPatterns;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Differences as people read them, with their values as the settings allow. Thread-safe. */
public final class DifferenceText {
    private final ValueText values;

    /** @param shown whose values are shown as they are */
    public DifferenceText(DifferenceSettings settings, PathPatterns shown) {
        this.values = new ValueText(settings, shown);
    }

    /** One line, as {@code value, key "42": title: Mongo S(7)#kU0mW3aQ, Dynamo S(5)#9fAbX0cd}. */
    public String ofRow(List<Difference> row) {
        Difference first = row.get(0);
        return first.kind()
                + (first.key() == null ? "" : ", key " + ValueText.ofKey(first.key()))
                + row.stream().map(this::of).collect(Collectors.joining("; ", ": ", ""));
    }

    private String of(Difference difference) {
        return (difference.path().isEmpty() ? "" : ValueText.printable(difference.path()) + ": ") + "Mongo "
                + value(difference, difference.mongo()) + ", Dynamo " + value(difference, difference.dynamo());
    }

    /** What one store has at that place. */
    String value(Difference difference, @Nullable AttributeValue value) {
        return difference.kind() == Difference.Kind.ERROR
                ? ValueText.ofOutcome(value)
                : difference.kind() == Difference.Kind.COUNT
                        ? ValueText.ofCount(value)
                        : values.of(difference.path(), value);
    }
}
