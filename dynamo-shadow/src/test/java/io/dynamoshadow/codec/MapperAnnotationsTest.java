package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.shapes.Address;
import com.acme.shapes.Mapped;
import com.acme.shapes.Mapped.Driver;
import com.acme.shapes.Mapped.Spring;
import io.dynamoshadow.model.ModelException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What entities say to Mongo's driver, Spring Data, Morphia and Jackson, they say to us. */
final class MapperAnnotationsTest {
    private final Codecs codecs = new Codecs(MapperAnnotationsTest.class.getClassLoader());

    @Test
    void the_driver_s_names_and_ignored_properties_are_honoured_at_fields_and_getters() {
        Driver driver = new Driver("k", "Ann");
        driver.setCity("Bern");
        driver.cached = 9;
        driver.setComputed(9);

        assertThat(write(Driver.class, driver)).containsOnlyKeys("key", "fn", "c");
        Driver read = roundTrip(Driver.class, driver);
        assertThat(read.key()).isEqualTo("k");
        assertThat(read.firstName()).isEqualTo("Ann");
        assertThat(read.getCity()).isEqualTo("Bern");
        assertThat(read.cached).isEqualTo(5);
    }

    @Test
    void spring_data_s_are_and_its_creator_is_called_even_for_what_it_does_not_store() {
        Spring spring = new Spring("k", 3);
        spring.secret = "kept: that annotation speaks of JSON";
        int byPublic = Spring.byPublic;

        assertThat(write(Spring.class, spring)).containsOnlyKeys("key", "v", "secret");
        Spring read = roundTrip(Spring.class, spring);
        assertThat(read.label()).isEqualTo("from the store");
        assertThat(read.secret).isEqualTo("kept: that annotation speaks of JSON");
        assertThat(Spring.byPublic).isEqualTo(byPublic);
    }

    @Test
    void morphia_s_are_the_old_and_the_new() {
        Mapped.Morphia1 old = new Mapped.Morphia1();
        old.name = "Ann";
        old.address = new Address("Elm", 5);
        Mapped.Morphia2 recent = new Mapped.Morphia2();
        recent.name = "Bob";

        assertThat(write(Mapped.Morphia1.class, old)).containsOnlyKeys("id", "n", "address");
        assertThat(roundTrip(Mapped.Morphia1.class, old).name).isEqualTo("Ann");
        assertThat(write(Mapped.Morphia2.class, recent)).containsOnlyKeys("id", "n", "plain");
        assertThat(roundTrip(Mapped.Morphia2.class, recent).hash).isEqualTo("h");
    }

    @Test
    void jackson_s_names_are_and_what_it_ignores_is_kept() {
        Mapped.Jackson record = new Mapped.Jackson("i", 7);

        assertThat(write(Mapped.Jackson.class, record)).containsOnlyKeys("the-id", "internal");
        assertThat(roundTrip(Mapped.Jackson.class, record)).isEqualTo(record);
    }

    @Test
    void parameters_are_matched_by_what_their_annotations_call_them() {
        Map<String, AttributeValue> item = Map.of("id", AttributeValue.fromS("i"), "name", AttributeValue.fromS("n"));

        assertThat(read(Mapped.Created.class, item)).hasToString("i n");
        assertThat(read(Mapped.Bean.class, item)).hasToString("i n");
    }

    @Test
    void a_reference_to_another_collection_is_refused() {
        assertThatThrownBy(() -> write(Mapped.SpringReference.class, new Mapped.SpringReference()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Mapped$SpringReference.other is a @DBRef to another collection")
                .hasMessageContaining("dao.NAME.mirror");
        assertThatThrownBy(() -> write(Mapped.Morphia2Reference.class, new Mapped.Morphia2Reference()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("is a @Reference to another collection");
    }

    @Test
    void two_properties_of_one_attribute_are_refused() {
        assertThatThrownBy(() -> write(Mapped.Clash.class, new Mapped.Clash()))
                .isInstanceOf(ModelException.class)
                .hasMessage("Clash.other and Clash.id have the same attribute \"id\"");
    }

    private <T> T roundTrip(Class<T> type, T value) {
        return read(type, write(type, value));
    }

    private Map<String, AttributeValue> write(Class<?> type, Object value) {
        return codecs.of(type).write(value).m();
    }

    private <T> T read(Class<T> type, Map<String, AttributeValue> item) {
        return type.cast(codecs.of(type).read(AttributeValue.fromM(item)));
    }
}
