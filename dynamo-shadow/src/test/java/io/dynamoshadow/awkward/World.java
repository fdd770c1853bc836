package io.dynamoshadow.awkward;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.awkward.Recorder.Recorded;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.mirror.Effect;
import io.dynamoshadow.mirror.Mutation;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.Ignored;
import io.dynamoshadow.operation.Operation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Unsupported;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A DAO on a Mongo database of its own, and its mirror on a DynamoDB table of its own. */
final class World<D> {
    private static final DynamoDbClient DYNAMO = DynamoDbClient.builder()
            .endpointOverride(URI.create(LocalDynamo.endpoint()))
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
            .build();

    private final MirrorsMongo<D> subject;
    private final MongoSide<D> mongo;
    private final DaoMirror mirror;
    private final Table table;
    private final Ids mirrorIds = new Ids();

    /** What both stores were last seen to hold, or null where they may differ. */
    private @Nullable String common;

    World(MirrorsMongo<D> subject) {
        this.subject = subject;
        this.mongo = new MongoSide<>(subject);
        DaoPlan plan = subject.plan(LocalDynamo.newTableName(), "allow-scan = true");
        this.table = plan.items().table();
        LocalDynamo.store().prepare(table, true);
        this.mirror = new DaoMirror(plan, LocalDynamo.store());
    }

    MongoSide<D> mongo() {
        return mongo;
    }

    Outcome onMirror(Step<D> step) {
        return Outcome.of(step, subject.dao().cast(mirror.dao()), mirrorIds);
    }

    /** Why a call has no operation, or null where all have. */
    @Nullable
    String unsupported(List<Recorded> calls) {
        return first(calls, operation -> operation instanceof Unsupported || operation instanceof Ignored);
    }

    /** What of the calls only Mongo can carry out, or null where the mirror can do without. */
    @Nullable
    String needsMongo(List<Recorded> calls) {
        return first(calls, Operation::needsMongo);
    }

    private @Nullable String first(List<Recorded> calls, Predicate<Operation> wanted) {
        for (Recorded call : calls) {
            PlannedMethod planned = planned(call);
            if (wanted.test(planned.operation())) {
                return planned.toString();
            }
        }
        return null;
    }

    boolean writes(List<Recorded> calls) {
        return calls.stream().anyMatch(call -> planned(call).operation().isWrite());
    }

    /** Ships what Mongo has carried out, as a dual write does. */
    void bringOver(List<Recorded> calls) {
        for (Recorded call : calls) {
            if (!call.threw()) {
                bringOver(mirror.effect(planned(call), call.arguments().toArray(), Outcome.awaited(call.returned())));
            }
        }
    }

    private void bringOver(Mutation mutation) {
        mirror.apply(mutation, mirror.clock().next());
    }

    private void bringOver(Effect effect) {
        effect.mutations().forEach(this::bringOver);
        for (Effect.StaleKey stale : effect.stale()) {
            bringOver(mirror.state(stale.key(), mongo.read(mirror.plan().reader(), stale.readerArguments())));
        }
        if (effect.search() != null) {
            bringOver(effect.search().get());
        }
        if (effect.call() != null) {
            effect.call().run();
        }
    }

    private PlannedMethod planned(Recorded call) {
        PlannedMethod planned = mirror.plan().method(call.method().getName(), Type.getMethodDescriptor(call.method()));
        if (planned == null) {
            throw new AssertionError("the plan knows nothing of " + call.method());
        }
        return planned;
    }

    /** Every entity of the collection. */
    private String inMongo() {
        return state(mongo.entities(), mongo.ids());
    }

    /** Every entity of the table; its ids are those that Mongo made where all was brought over. */
    private String inDynamo(boolean brought) {
        List<Object> entities = new ArrayList<>();
        for (Map<String, AttributeValue> item : items()) {
            entities.add(mirror.plan().items().read(item));
        }
        return state(entities, brought ? mongo.ids() : mirrorIds);
    }

    private static String state(Iterable<?> entities, Ids ids) {
        List<Object> all = new ArrayList<>();
        entities.forEach(all::add);
        return new Structure(ids).of(all, false);
    }

    /** What a deletion left is no item. */
    private List<Map<String, AttributeValue>> items() {
        List<Map<String, AttributeValue>> items = new ArrayList<>(
                DYNAMO.scan(request -> request.tableName(table.name()).consistentRead(true))
                        .items());
        items.removeIf(item -> item.containsKey("_deleted"));
        return items;
    }

    /** Makes the table what the collection is, so that a step that went wrong, or nowhere, spoils no other. */
    void level() {
        String state = inMongo();
        if (!state.equals(common)) {
            copy();
            mirrorIds.become(mongo.ids());
            common = state;
        }
    }

    /** Fails where the table does not hold what the collection holds. */
    void requireSame(boolean brought, String after) {
        common = null;
        String state = inMongo();
        assertThat(inDynamo(brought)).as("the table after: " + after).isEqualTo(state);
        common = state;
    }

    /** Fails where Mongo was changed by what was taken for a read. */
    void requireUnchanged(String after) {
        String state = inMongo();
        if (common == null) {
            common = state;
        }
        assertThat(state).as("Mongo after what is planned as a read: " + after).isEqualTo(common);
    }

    /** After the mirror may have written what Mongo has not. */
    void forget() {
        common = null;
    }

    private void copy() {
        List<Map<String, AttributeValue>> wanted = new ArrayList<>();
        for (Object entity : mongo.entities()) {
            wanted.add(mirror.plan().items().write(entity));
        }
        List<Map<String, AttributeValue>> found = items();
        for (Map<String, AttributeValue> item : found) {
            if (!wanted.contains(item)) {
                LocalDynamo.store().delete(table, table.key().of(item));
            }
        }
        for (Map<String, AttributeValue> item : wanted) {
            if (!found.contains(item)) {
                LocalDynamo.store().put(table, item);
            }
        }
    }
}
