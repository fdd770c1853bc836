package io.dynamoshadow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamoshadow.TestSettings;
import io.dynamoshadow.config.DaoSettings.Decimals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the file may say about a DAO's values. */
final class EntitySettingsTest {
    private static DaoSettings dao(String... lines) {
        List<String> all = new ArrayList<>(List.of(
                "dao.events.interface = com.acme.events.EventDao", "dao.events.table = events", "dao.events.key = id"));
        all.addAll(List.of(lines));
        return TestSettings.dao(all.toArray(new String[0]));
    }

    @Test
    void nothing_of_it_needs_to_be_said() {
        DaoSettings events = dao();

        assertThat(events.types()).isEmpty();
        assertThat(events.classes()).isEmpty();
        assertThat(events.decimals()).isEqualTo(Decimals.NUMBER);
        assertThat(events.ttl()).isNull();
        assertThat(events.emptyKey()).isNull();
    }

    @Test
    void all_of_it_can_be_said() {
        DaoSettings events = dao(
                "dao.events.type._id = ObjectId",
                "dao.events.type.actor.id = com.acme.ActorId",
                "dao.events.classes = com.acme.Circle, com.acme.shapes.*",
                "dao.events.decimals = exact",
                "dao.events.ttl = createdAt + 30d",
                "dao.events.ttl-attribute = expires",
                "dao.events.empty-key = <none>");

        assertThat(events.types().get("actor.id")).hasToString("line 5, dao.events.type.actor.id");
        assertThat(events.classes()).containsExactly("com.acme.Circle", "com.acme.shapes.*");
        assertThat(events.decimals()).isEqualTo(Decimals.EXACT);
        assertThat(events.emptyKey()).isEqualTo("<none>");
        TtlSettings ttl = events.ttl();
        assertThat(ttl).isNotNull();
        assertThat(ttl.property()).isEqualTo("createdAt");
        assertThat(ttl.added()).isEqualTo(Duration.ofDays(30));
        assertThat(ttl.attribute()).isEqualTo("expires");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dao.events.type.n = a b | \"a b\" is no type. Write String, int, long",
                "dao.events.classes = com.acme.Circle, * | \"*\" is no class. Write whole names of classes",
                "dao.events.ttl = createdAt + a month | \"createdAt + a month\" is no time to live. Write a property",
                "dao.events.decimals = all | \"all\" is none of number, exact"
            })
    void what_is_wrong_is_said_on_its_line(String line, String problem) {
        assertThatThrownBy(() -> dao(line)).hasMessageContaining("line 4").hasMessageContaining(problem);
    }
}
