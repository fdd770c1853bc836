package io.dynamoshadow.awkward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.mongodb.client.MongoDatabase;
import io.dynamoshadow.Events;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.awkward.Recorder.Recorded;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.ParameterNames;
import io.dynamoshadow.operation.Planner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The same calls on a DAO's real implementation over Mongo and on its mirror over DynamoDB, each call a test. Once the
 * mirror stands alone: its answers must be Mongo's, by structure. Once it only follows: what Mongo has done is brought
 * over. Either way the table must hold what the collection holds.
 */
public abstract class MirrorsMongo<D> {
    /** The DAO's name in the settings. */
    protected abstract String name();

    protected abstract Class<D> dao();

    protected abstract D onMongo(MongoDatabase database);

    /** Classes whose debug tables know the parameters' names. */
    protected List<Class<?>> implementations() {
        return List.of();
    }

    /** What a person has to write besides the interface and the table: {@code key = id}. */
    protected abstract List<String> lines();

    /** All entities of the collection. */
    protected abstract Iterable<?> everything(D dao);

    protected abstract void script(Script<D> script);

    /** What methods are planned as, of which one could think otherwise: {@code get(String id)} is {@code get id = $id}. */
    protected Map<String, String> plans() {
        return Map.of();
    }

    /** Steps at which the mirror alone is known to differ from Mongo, with the reason. Each must still differ. */
    protected Map<String, String> gaps() {
        return Map.of();
    }

    /** Steps that are known not to be brought over rightly, with the reason. */
    protected Map<String, String> gapsOfFollowing() {
        return Map.of();
    }

    /** Why the DAO cannot be mirrored at all yet, or null where it can be. */
    protected @Nullable String noMirror() {
        return null;
    }

    /** @param more lines besides, without the DAO's name: {@code allow-scan = true} */
    final DaoPlan plan(String table, String... more) {
        List<String> all = new ArrayList<>();
        all.add("dao." + name() + ".interface = " + dao().getName());
        all.add("dao." + name() + ".table = " + table);
        Stream.concat(lines().stream(), Stream.of(more)).forEach(line -> all.add("dao." + name() + "." + line));
        DaoSettings settings = TestSettings.dao(all.toArray(new String[0]));
        ParameterNames names = ParameterNames.none();
        for (Class<?> implementation : implementations()) {
            names = names.orElse(Events.namesIn(implementation));
        }
        return Planner.plan(settings, dao(), names);
    }

    @TestFactory
    Stream<DynamicTest> a_method_is_planned_as_what_it_is() {
        Map<String, String> planned = new LinkedHashMap<>();
        if (plans().isEmpty()) {
            return Stream.empty();
        }
        plan("none")
                .methods()
                .forEach(method -> planned.put(
                        method.method().toString(), method.operation().toString()));
        return plans().entrySet().stream()
                .map(expected -> dynamicTest(expected.getKey(), () -> assertThat(planned.get(expected.getKey()))
                        .as(expected.getKey())
                        .isEqualTo(expected.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> the_mirror_alone_answers_as_mongo_does() {
        return tests(gaps(), this::alone);
    }

    @TestFactory
    Stream<DynamicTest> the_mirror_follows_what_mongo_has_done() {
        return tests(gapsOfFollowing(), this::following);
    }

    private interface Check<D> {
        void of(Step<D> step, World<D> world);
    }

    private Stream<DynamicTest> tests(Map<String, String> gaps, Check<D> check) {
        Script<D> script = new Script<>();
        script(script);
        assertThat(script.steps())
                .extracting(Step::name)
                .doesNotHaveDuplicates()
                .containsAll(gaps.keySet());
        if (noMirror() != null) {
            return onMongoAlone(script);
        }
        World<D> world = new World<>(this);
        return script.steps().stream()
                .map(step -> dynamicTest(step.name(), () -> {
                    String reason = gaps.get(step.name());
                    if (reason == null) {
                        check(step, world, check);
                    } else {
                        assertThatThrownBy(() -> check(step, world, check))
                                .as("no longer a gap; take it from the list: " + reason)
                                .isInstanceOf(Throwable.class);
                    }
                }));
    }

    private Stream<DynamicTest> onMongoAlone(Script<D> script) {
        MongoSide<D> mongo = new MongoSide<>(this);
        return Stream.concat(
                Stream.of(dynamicTest("no mirror yet: " + noMirror(), () -> assertThatThrownBy(() -> new World<>(this))
                        .isInstanceOf(RuntimeException.class))),
                script.steps().stream().map(step -> dynamicTest(step.name(), () -> mongo.outcome(step))));
    }

    private void check(Step<D> step, World<D> world, Check<D> check) {
        boolean passed = false;
        try {
            check.of(step, world);
            passed = true;
        } finally {
            if (!passed) {
                world.level();
            }
        }
    }

    private void alone(Step<D> step, World<D> world) {
        Outcome mongo = world.mongo().outcome(step);
        List<Recorded> calls = world.mongo().calls();
        skipFor(world.unsupported(calls));
        skipFor(world.needsMongo(calls));
        if (world.writes(calls)) {
            world.forget();
        }
        Outcome mirror = world.onMirror(step);
        if (mirror.thrown() != null && mongo.thrown() == null) {
            throw new AssertionError(
                    step.name() + ": the mirror " + mirror.text() + ", Mongo gives " + mongo.text(), mirror.thrown());
        }
        assertThat(mirror.text()).as(step.name() + ": what the mirror gives").isEqualTo(mongo.text());
        if (world.writes(calls)) {
            world.requireSame(false, step.name());
        } else {
            world.requireUnchanged(step.name());
        }
    }

    private void following(Step<D> step, World<D> world) {
        world.mongo().outcome(step);
        List<Recorded> calls = world.mongo().calls();
        skipFor(world.unsupported(calls));
        if (world.writes(calls)) {
            world.forget();
            world.bringOver(calls);
            world.requireSame(true, step.name());
        } else {
            world.requireUnchanged(step.name());
        }
    }

    private static void skipFor(@Nullable String reason) {
        Assumptions.assumeTrue(reason == null, reason);
    }
}
