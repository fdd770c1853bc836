package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.shapes.Mapped.Spring;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.model.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where a property is kept, and by what names on the way there. */
final class AttributePathTest {
    @SuppressWarnings("NullAway.Init") // only a mapper fills it
    public static class Parcel {
        public String id;

        @BsonProperty("to")
        public Person receiver;

        public Optional<Person> sender = Optional.empty();
        public List<Person> seen;
        public List<Integer> numbers;
        public Map<String, Person> byRole;
        public Map<String, Object> extra;
        public Object anything;
        public Spring spring;
    }

    @SuppressWarnings("NullAway.Init") // only a mapper fills it
    public static class Person {
        @BsonProperty("n")
        public String name;

        public Home home;
    }

    @SuppressWarnings("NullAway.Init") // only a mapper fills it
    public static class Home {
        @BsonProperty("c")
        public String city;
    }

    private static ItemCodec codec(Class<?> entity, String... lines) {
        List<String> all = new ArrayList<>(List.of("dao.x.interface = com.acme.XDao", "dao.x.table = parcels"));
        all.addAll(List.of(lines));
        return ItemCodec.of(
                TestSettings.dao(all.toArray(new String[0])), entity, AttributePathTest.class.getClassLoader());
    }

    private static List<String> steps(ItemCodec codec, String path) {
        AttributePath attribute = codec.attribute(path);
        assertThat(attribute).isNotNull();
        assertThat(attribute.property()).isEqualTo(path);
        return attribute.steps();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    id                 | key
                    receiver           | to
                    receiver.name      | to n
                    receiver.home.city | to home c
                    sender.name        | from n
                    byRole.any.name    | byRole any n
                    extra.a.b          | extra a b
                    anything.a         | anything a
                    spring.value       | spring v
                    """)
    void each_step_has_the_name_that_its_annotation_or_the_settings_give_it(String path, String names) {
        ItemCodec codec =
                codec(Parcel.class, "dao.x.key = id", "dao.x.attribute.id = key", "dao.x.attribute.sender = from");

        assertThat(steps(codec, path)).containsExactly(names.split(" "));
    }

    @Test
    void the_settings_name_of_a_property_comes_before_its_annotation_s() {
        ItemCodec codec = codec(Parcel.class, "dao.x.key = id", "dao.x.attribute.receiver = r");

        assertThat(steps(codec, "receiver.home.city")).containsExactly("r", "home", "c");
    }

    @Test
    void the_way_leads_to_what_is_written_there() {
        ItemCodec codec = codec(Parcel.class, "dao.x.key = id");
        Parcel parcel = new Parcel();
        parcel.id = "1";
        parcel.receiver = new Person();
        parcel.receiver.home = new Home();
        parcel.receiver.home.city = "Bern";
        AttributeValue at = AttributeValue.fromM(codec.write(parcel));
        for (String step : steps(codec, "receiver.home.city")) {
            at = Objects.requireNonNull(at.m().get(step));
        }

        assertThat(at).isEqualTo(AttributeValue.fromS("Bern"));
    }

    @Test
    void nothing_holds_what_a_method_gives_or_what_lies_in_a_list() {
        ItemCodec codec = codec(Parcel.class, "dao.x.key = id");

        assertThat(codec.attribute("receiver.name.length()")).isNull();
        assertThat(codec.attribute("seen.name")).isNull();
        assertThatThrownBy(() -> codec.attribute("receiver.nome"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("has no property \"nome\"");
    }

    @Test
    void a_list_is_asked_for_elements_and_null_is_null() {
        AttributePath numbers = codec(Parcel.class, "dao.x.key = id").attribute("numbers");
        assertThat(numbers).isNotNull();

        assertThat(numbers.isCollection()).isTrue();
        assertThat(numbers.writeElement(5)).isEqualTo(AttributeValue.fromN("5"));
        assertThat(numbers.writeElement(5L)).isEqualTo(AttributeValue.fromN("5"));
        assertThat(numbers.write(null)).isEqualTo(AttributeValue.fromNul(true));
        assertThatThrownBy(() -> numbers.writeElement("five"))
                .isInstanceOf(CodecException.class)
                .hasMessage("numbers does not take a java.lang.String");
    }

    @Test
    void every_way_may_lead_somewhere_in_a_document() {
        ItemCodec codec = codec(Document.class, "dao.x.key = _id", "dao.x.attribute.meta = m");

        assertThat(steps(codec, "meta.a.b")).containsExactly("m", "a", "b");
        assertThat(steps(codec, "other")).containsExactly("other");
        assertThat(codec.attribute("other.size()")).isNull();
    }
}
