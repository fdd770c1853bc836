package io.dynamoshadow.bench;

import io.dynamoshadow.TestSettings;
import io.dynamoshadow.codec.ItemCodec;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/**
 * An entity of 17 properties to its item and back, beside the DynamoDB Enhanced Client's bean schema.
 *
 * <pre>
 * mvn -pl dynamo-shadow -Pbenchmark clean test-compile exec:exec
 * </pre>
 *
 * <p>{@code -Dbenchmark.arguments="ItemCodecBenchmark -prof gc"} passes JMH what it takes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ItemCodecBenchmark {
    private final SampleEvent event = SampleEvent.sample();
    private final ItemCodec codec = ItemCodec.of(
            TestSettings.dao(
                    "dao.events.interface = com.acme.events.EventDao",
                    "dao.events.table = events",
                    "dao.events.key = id"),
            SampleEvent.class);
    private final TableSchema<SampleEvent> schema = TableSchema.fromBean(SampleEvent.class);
    private final Map<String, AttributeValue> item = asAnswered(codec.write(event));
    private final Map<String, AttributeValue> schemaItem = asAnswered(schema.itemToMap(event, false));

    /** As DynamoDB's client hands items out, whoever wrote them. */
    private static Map<String, AttributeValue> asAnswered(Map<String, AttributeValue> item) {
        return GetItemResponse.builder().item(item).build().item();
    }

    /** A benchmark of two codecs that do not do the same would say nothing. */
    @Setup
    public void bothKeepEveryProperty() {
        Map<String, AttributeValue> again = codec.write(codec.read(item));
        Map<String, AttributeValue> schemaAgain = schema.itemToMap(schema.mapToItem(schemaItem), false);
        if (item.size() != 17 || !again.equals(item) || !schemaAgain.equals(schemaItem)) {
            throw new IllegalStateException(item + "\n" + schemaItem);
        }
    }

    @Benchmark
    public Object writeDynamoShadow() {
        return codec.write(event);
    }

    @Benchmark
    public Object writeEnhancedClient() {
        return schema.itemToMap(event, false);
    }

    @Benchmark
    public Object readDynamoShadow() {
        return codec.read(item);
    }

    @Benchmark
    public Object readEnhancedClient() {
        return schema.mapToItem(schemaItem);
    }
}
