package io.dynamoshadow.dual;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.events.Event;
import io.dynamoshadow.TestFlags;
import io.dynamoshadow.config.MigrationStep;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.Reach;
import io.dynamoshadow.flag.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a call before its arguments are put in an array. */
final class FirstLookTest {
    private static final Stage MONGO = Stage.of(true, true, false, false);
    private static final Stage WRITE_BOTH = Stage.of(true, true, true, false);
    private static final Stage BOTH = Stage.of(true, true, true, true);

    private static Event event(String account) {
        return new Event("1", account, null);
    }

    /** One account is in DynamoDB, the others are not. */
    private static Woven forOne(String... more) {
        return Woven.with(TestFlags.of("acc-1", BOTH, MONGO), more);
    }

    private static @Nullable DualCall look(Woven woven, String method, @Nullable Object... arguments) {
        Object[] four = new Object[4];
        System.arraycopy(arguments, 0, four, 0, arguments.length);
        DualCall call = woven.dual.look(woven.method(method), woven.mongo, four[0], four[1], four[2], four[3]);
        return call == null || call == DualDao.MORE ? call : running(call);
    }

    /** The application's own method runs now, as woven code marks it. */
    private static DualCall running(DualCall call) {
        call.markedBy(() -> true);
        return call;
    }

    /** The call is Mongo's alone, and over. */
    private static DualCall passed(@Nullable DualCall call) {
        assertThat(call).isNotNull().isNotSameAs(DualDao.MORE);
        assertThat(call.passes()).isTrue();
        return call;
    }

    @Test
    void a_call_that_its_flags_leave_to_mongo_passes_by_what_was_there_before() {
        try (Woven woven = forOne()) {
            DualCall write = passed(look(woven, "createEvent", event("acc-2")));
            DualCall read = passed(look(woven, "countEventsByAccount", "acc-2"));

            assertThat(look(woven, "createEvent", event("acc-3"))).isSameAs(write);
            passed(write);
            assertThat(look(woven, "countEventsByAccount", "acc-3")).isSameAs(read);
            assertThat(woven.heard.lines)
                    .containsExactly(
                            "called createEvent",
                            "called countEventsByAccount",
                            "called createEvent",
                            "called countEventsByAccount");
        }
    }

    @Test
    void a_call_that_is_of_concern_must_be_entered_and_is_counted_there() {
        try (Woven woven = forOne()) {
            assertThat(look(woven, "createEvent", event("acc-1"))).isSameAs(DualDao.MORE);
            assertThat(look(woven, "countEventsByAccount", "acc-1")).isSameAs(DualDao.MORE);
            assertThat(woven.heard.lines).isEmpty();
        }
    }

    @Test
    void a_call_whose_context_only_its_outcome_tells_must_be_entered() {
        try (Woven woven = forOne()) {
            assertThat(look(woven, "findEventById", "1")).isSameAs(DualDao.MORE);
            assertThat(look(woven, "deleteEvent", "1")).isSameAs(DualDao.MORE);
            assertThat(look(woven, "createEvent", new Event("1", null, null))).isSameAs(DualDao.MORE);
        }
    }

    @Test
    void a_read_of_which_nobody_can_tell_whose_it_is_goes_by_the_flags_of_nobody() {
        try (Woven woven = Woven.withKey(TestFlags.of("acc-1", BOTH, MONGO), "dao.events.key = id")) {
            passed(look(woven, "findEventById", "1"));
        }
        DaoFlags onForTheUnknown = TestFlags.of("acc-1", MONGO, BOTH);
        try (Woven woven = Woven.withKey(onForTheUnknown, "dao.events.key = id")) {
            assertThat(look(woven, "findEventById", "1")).isSameAs(DualDao.MORE);
        }
    }

    @Test
    void until_flags_are_known_every_call_must_be_entered() {
        try (Woven woven = Woven.undecided(Woven.flags(MONGO))) {
            assertThat(look(woven, "createEvent", event("acc-2"))).isSameAs(DualDao.MORE);
            assertThat(look(woven, "countEventsByAccount", "acc-2")).isSameAs(DualDao.MORE);
            assertThat(woven.dual.isConcernedWith(woven.method("createEvent"))).isTrue();
            assertThat(woven.dual.isConcernedWith(woven.method("findEventById")))
                    .isTrue();

            woven.dual.flagsAreKnown();

            passed(look(woven, "createEvent", event("acc-2")));
            assertThat(woven.dual.isConcernedWith(woven.method("createEvent"))).isFalse();
        }
    }

    @Test
    void an_argument_that_cannot_be_read_or_flags_that_fail_are_left_to_the_entry() {
        try (Woven woven = forOne()) {
            assertThat(look(woven, "createEvent", "no event at all")).isSameAs(DualDao.MORE);
        }
        DaoFlags broken = contextKey -> {
            throw new IllegalStateException("broken");
        };
        try (Woven woven = Woven.with(broken)) {
            assertThat(look(woven, "createEvent", event("acc-2"))).isSameAs(DualDao.MORE);
        }
    }

    @Test
    void what_a_passing_call_calls_of_itself_is_part_of_it() {
        try (Woven woven = forOne()) {
            DualCall outer = look(woven, "replaceEvent", event("acc-2"));

            assertThat(look(woven, "createEvent", event("acc-1"))).isNull();
            assertThat(look(woven, "countEventsByAccount", "acc-1")).isNull();
            assertThat(woven.dual.enter(woven.method("createEvent"), woven.mongo, new Object[] {event("acc-1")}))
                    .isNull();

            passed(outer);
            assertThat(look(woven, "createEvent", event("acc-1"))).isSameAs(DualDao.MORE);
        }
    }

    @Test
    void a_write_that_a_read_makes_is_a_call_of_its_own() {
        try (Woven woven = forOne()) {
            DualCall outer = look(woven, "countEventsByAccount", "acc-2");
            assertThat(look(woven, "createEvent", event("acc-1"))).isSameAs(DualDao.MORE);
            DualCall write = woven.dual.enter(woven.method("createEvent"), woven.mongo, new Object[] {event("acc-1")});
            assertThat(write).isNotNull();

            assertThat(look(woven, "countEventsByAccount", "acc-1"))
                    .as("within the write")
                    .isNull();
            write.leave(event("acc-1"), null);

            assertThat(look(woven, "countEventsByAccount", "acc-1"))
                    .as("within the read")
                    .isNull();
            passed(outer);
            assertThat(look(woven, "countEventsByAccount", "acc-1")).isSameAs(DualDao.MORE);
            assertThat(woven.inDynamo("1")).isNotNull();
        }
    }

    @Test
    void a_call_that_threw_is_over() {
        try (Woven woven = forOne()) {
            DualCall outer = look(woven, "createEvent", event("acc-2"));
            assertThat(outer).isNotNull();

            outer.leave(null, new IllegalStateException("down"));

            assertThat(look(woven, "createEvent", event("acc-1"))).isSameAs(DualDao.MORE);
        }
    }

    @Test
    void threads_do_not_see_each_other_s_calls() throws InterruptedException {
        try (Woven woven = forOne()) {
            DualCall outer = look(woven, "createEvent", event("acc-2"));
            DualCall[] other = new DualCall[1];
            Thread thread = new Thread(() -> other[0] = look(woven, "createEvent", event("acc-1")));
            thread.start();
            thread.join();

            assertThat(other[0]).isSameAs(DualDao.MORE);
            passed(outer);
        }
    }

    /** Flags for everyone; which of a write, a read, and what we do not understand are of concern. */
    @ParameterizedTest
    @CsvSource({
        "true,  true,  false, false, false, false, false",
        "true,  false, false, false, false, false, false",
        "true,  true,  true,  false, true,  false, true",
        "true,  true,  true,  true,  true,  true,  true",
        "false, true,  false, false, true,  false, true", // a write with both flags off is told
        "false, false, true,  true,  true,  true,  true",
        "true,  false, false, true,  true,  true,  true", // only without the cohort guard
    })
    void of_concern_is_what_the_flags_do_not_leave_to_mongo(
            boolean mongoWrite,
            boolean mongoRead,
            boolean dynamoWrite,
            boolean dynamoRead,
            boolean write,
            boolean read,
            boolean unsupported) {
        try (Woven woven = Woven.with(Woven.flags(mongoWrite, mongoRead, dynamoWrite, dynamoRead))) {
            assertThat(woven.dual.isConcernedWith(woven.method("createEvent"))).isEqualTo(write);
            assertThat(woven.dual.isConcernedWith(woven.method("findEventById")))
                    .isEqualTo(read);
            assertThat(woven.dual.isConcernedWith(woven.method("titles"))).isEqualTo(unsupported);
        }
    }

    /** Flags for everyone; whether a write and a read must not run on Mongo, come what may. */
    @ParameterizedTest
    @CsvSource({
        "true,  true,  true,  true,  false, false",
        "true,  false, true,  true,  false, false",
        "false, true,  true,  true,  true,  false",
        "false, false, true,  true,  true,  true",
        "false, false, true,  false, true,  false",
        "false, false, false, false, false, false",
    })
    void barred_is_what_would_be_lost_in_mongo(
            boolean mongoWrite,
            boolean mongoRead,
            boolean dynamoWrite,
            boolean dynamoRead,
            boolean write,
            boolean read) {
        try (Woven woven = Woven.with(Woven.flags(mongoWrite, mongoRead, dynamoWrite, dynamoRead))) {
            assertThat(woven.dual.isBarring(woven.method("createEvent"))).isEqualTo(write);
            assertThat(woven.dual.isBarring(woven.method("findEventById"))).isEqualTo(read);
            assertThat(woven.dual.isBarring(woven.method("titles")))
                    .as("unsupported")
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OFF,       false, false",
        "DUALWRITE, false, false",
        "SHADOW,    false, false",
        "LIVE,      true,  false",
        "RAMPDOWN,  true,  false",
        "COMPLETE,  true,  true",
    })
    void barred_are_writes_of_which_dynamo_is_the_authority_and_reads_where_mongo_is_out(
            MigrationStep step, boolean write, boolean read) {
        try (Woven woven = Woven.with(Woven.flags(Stage.of(step)))) {
            assertThat(woven.dual.isBarring(woven.method("createEvent"))).isEqualTo(write);
            assertThat(woven.dual.isBarring(woven.method("findEventById"))).isEqualTo(read);
        }
    }

    @Test
    void nothing_is_barred_as_long_as_anyone_s_is_in_mongo_or_flags_are_not_known() {
        Stage dynamo = Stage.of(false, false, true, true);
        try (Woven woven = Woven.with(TestFlags.of("acc-1", dynamo, BOTH))) {
            assertThat(woven.dual.isBarring(woven.method("createEvent"))).isFalse();
            assertThat(woven.dual.isBarring(woven.method("findEventById"))).isFalse();
        }
        try (Woven woven = Woven.undecided(Woven.flags(dynamo))) {
            assertThat(woven.dual.isBarring(woven.method("createEvent"))).isFalse();
        }
    }

    @Test
    void what_is_ignored_is_never_of_concern() {
        try (Woven woven = Woven.with(Woven.flags(BOTH), "dao.events.method.titles = ignore")) {
            assertThat(woven.dual.isConcernedWith(woven.method("titles"))).isFalse();
        }
    }

    @Test
    void of_concern_is_what_may_concern_anyone() {
        try (Woven woven = Woven.with(TestFlags.of("acc-1", WRITE_BOTH, MONGO))) {
            assertThat(woven.dual.isConcernedWith(woven.method("createEvent"))).isTrue();
            assertThat(woven.dual.isConcernedWith(woven.method("findEventById")))
                    .isFalse();
        }
    }

    @Test
    void where_every_evaluation_is_told_every_call_is_of_concern() {
        DaoFlags counted = new DaoFlags() {
            @Override
            public Stage stage(@Nullable String contextKey) {
                return MONGO;
            }

            @Override
            public Reach reach() {
                return Reach.of(List.of(MONGO));
            }

            @Override
            public boolean wantsEveryCall() {
                return true;
            }
        };
        try (Woven woven = Woven.with(counted)) {
            assertThat(woven.dual.isConcernedWith(woven.method("findEventById")))
                    .isTrue();
            assertThat(look(woven, "countEventsByAccount", "acc-1")).isSameAs(DualDao.MORE);
        }
    }
}
