package io.dynamoshadow.benchmark;

import com.acme.notes.ComparedNotes;
import com.acme.notes.DynamoNotes;
import com.acme.notes.MigratedNotes;
import com.acme.notes.MirroredDao;
import com.acme.notes.SlowNotes;
import com.acme.notes.UnwovenSlowNotes;
import com.launchdarkly.sdk.server.LDClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The JVM in which {@link UnderLoad} measures. */
final class Load {

    private final Map<String, LoadRound.Notes> variants = new LinkedHashMap<>();
    private final Map<String, Map<String, Numbers>> measured = new LinkedHashMap<>();

    private Load(long millis, String dynamo, Path flags) {
        long nanos = millis * 1_000_000;
        LDClient client = HandWrittenFlags.withoutEvents(flags);
        DynamoNotes dynamoNotes = new DynamoNotes(client(dynamo), "by-hand");
        UnwovenSlowNotes alone = new UnwovenSlowNotes(new SlowNotes(nanos));
        MirroredDao mirrored = new MirroredDao.Slow(new SlowNotes(nanos));
        MigratedNotes migrated = new MigratedNotes(new SlowNotes(nanos), dynamoNotes, client);
        ComparedNotes compared = new ComparedNotes(new SlowNotes(nanos), dynamoNotes, client);
        variants.put("Mongo alone", LoadRound.Notes.of(alone::find, alone::save));
        variants.put("Dynamo Shadow", LoadRound.Notes.of(mirrored::find, mirrored::save));
        variants.put("LaunchDarkly's Migration API", LoadRound.Notes.of(migrated::find, migrated::save));
        variants.put("four flags by hand", LoadRound.Notes.of(compared::find, compared::save));
    }

    public static void main(String[] arguments) throws Exception {
        try {
            new Load(Long.parseLong(arguments[0]), arguments[2], Path.of(arguments[3]))
                    .run(Integer.parseInt(arguments[1]));
            System.exit(0);
        } catch (Throwable failure) {
            // threads of the clients would keep this JVM alive
            failure.printStackTrace();
            System.exit(1);
        }
    }

    static DynamoDbClient client(String endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(URI.create(endpoint))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private void run(int rounds) throws InterruptedException {
        // twice: what is behind the calls of one shares classes with others, and that of another does not
        for (int i = 0; i < 2; i++) {
            for (LoadRound.Notes variant : variants.values()) {
                LoadRound.warmUp(variant).run();
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, LoadRound.Notes> variant : variants.entrySet()) {
                Map<String, Numbers> all = measured.computeIfAbsent(variant.getKey(), unknown -> new LinkedHashMap<>());
                LoadRound.of(variant.getValue(), round).run().forEach((name, number) -> all.computeIfAbsent(
                                name, unknown -> new Numbers())
                        .add(number));
            }
        }
        Map<String, Numbers> alone = measured.get("Mongo alone");
        for (String name : alone.keySet()) {
            System.out.printf("%-36s %-30s %s%n", name, "median (middle half)", "of Mongo alone");
            measured.forEach((variant, numbers) -> System.out.printf(
                    "  %-34s %-30s %.3f%n",
                    variant,
                    numbers.get(name).text("%.3f"),
                    numbers.get(name).median() / alone.get(name).median()));
        }
    }
}
