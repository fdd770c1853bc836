package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.shapes.Account;
import com.acme.shapes.Address;
import com.acme.shapes.Invoice;
import com.acme.shapes.Level;
import com.acme.shapes.LogEntry;
import com.acme.shapes.LogEntry.Page;
import com.acme.shapes.Opaque;
import com.acme.shapes.Order;
import com.acme.shapes.Pets;
import com.acme.shapes.Secret;
import com.acme.shapes.Temperature;
import com.acme.shapes.User;
import com.acme.shapes.Visit;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Each way in which real classes are written: out as an item and back, equal by structure. */
final class EntityShapesTest {
    private final Codecs codecs = new Codecs(EntityShapesTest.class.getClassLoader());

    @Test
    void a_record_is_built_by_its_canonical_constructor() {
        assertComesBack(Visit.class, new Visit(new Address("Elm", 5), Optional.of("rang"), 3, true));
        assertComesBack(Visit.class, Visit.nowhere());
    }

    @Test
    void what_a_record_s_item_lacks_is_null_or_zero() {
        Visit visit = read(Visit.class, Map.of("seen", AttributeValue.fromBool(true)));

        assertThat(visit.seen()).isTrue();
        assertThat(visit.count()).isZero();
        assertThat(visit.at()).isNull();
        assertThat(visit.note()).isNull();
    }

    @Test
    void a_class_without_setters_is_built_by_the_constructor_that_takes_all_and_the_rest_is_set() {
        Account account = new Account("A1", List.of("admin", "user"), new Address("Elm", 5));
        account.loggedIn();

        assertComesBack(Account.class, account);
        assertThat(roundTrip(Account.class, account).roles()).isUnmodifiable();
    }

    @Test
    void a_constructor_s_own_refusal_is_told() {
        assertThatThrownBy(() -> read(Account.class, Map.of()))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("com.acme.shapes.Account cannot be built")
                .hasMessageContaining("an account has an id");
    }

    @Test
    void a_constructor_that_changes_what_it_takes_does_not_do_it_twice() {
        Secret secret = new Secret("ann", "pass");

        assertThat(roundTrip(Secret.class, secret).password()).isEqualTo("hash of pass");
    }

    @Test
    void a_builder_builds_and_keeps_its_defaults_for_what_is_missing() {
        assertComesBack(
                Order.class,
                Order.builder()
                        .id("o")
                        .line("a")
                        .line("b")
                        .amount(3)
                        .currency("CHF")
                        .build());
        assertComesBack(Order.class, Order.builder().id("o").currency(null).build());
        assertThat(read(Order.class, Map.of("id", AttributeValue.fromS("o"))).getCurrency())
                .isEqualTo("EUR");
    }

    @Test
    void a_nested_class_is_a_builder_too() {
        Invoice.Builder builder = new Invoice.Builder();
        builder.setId("i");

        assertComesBack(Invoice.class, builder.withTotal(new BigDecimal("12.5")).build());
        assertThat(read(Invoice.class, Map.of()).total()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void a_kotlin_data_class_keeps_its_defaults_for_what_is_missing_but_not_for_nulls() {
        assertComesBack(User.class, new User("u", "Ann", 40, "hi"));
        assertComesBack(User.class, new User("u", "Ann", 0, null));

        User user = read(User.class, Map.of("id", AttributeValue.fromS("u")));
        assertThat(user.getName()).isEqualTo("nobody");
        assertThat(user.getAge()).isEqualTo(18);
        assertThat(user.getNote()).isNull();
        assertThatThrownBy(() -> read(User.class, Map.of("age", AttributeValue.fromN("3"))))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("non-null is null: parameter id");
    }

    @Test
    void an_annotated_factory_method_builds() {
        Temperature temperature = Temperature.at("attic", 31.5);

        assertComesBack(Temperature.class, temperature);
    }

    @Test
    void a_class_that_no_constructor_can_build_is_made_without_one() {
        Opaque opaque = new Opaque("abcdef");
        int constructed = Opaque.constructed;

        Opaque read = roundTrip(Opaque.class, opaque);

        assertThat(read.whole()).isEqualTo("abcdef");
        assertThat(read.length()).isEqualTo(6);
        assertThat(Opaque.constructed).isEqualTo(constructed);
    }

    @Test
    void an_inherited_property_has_the_type_that_the_subclass_gives_it() {
        LogEntry entry = new LogEntry();
        entry.id(Instant.parse("2020-02-29T12:00:00.123Z"));
        entry.addresses = new Page<>();
        entry.addresses.content = List.of(new Address("Elm", 5));
        entry.addresses.first = new Address("Oak", 6);
        entry.addresses.array = new Address[] {new Address("Ash", 7), null};

        assertThat(write(LogEntry.class, entry)).containsEntry("id", AttributeValue.fromS("2020-02-29T12:00:00.123Z"));
        assertThat(roundTrip(LogEntry.class, entry).addresses.content.get(0)).isEqualTo(new Address("Elm", 5));
        assertComesBack(LogEntry.class, entry);
    }

    @Test
    void a_type_with_arguments_has_a_codec_of_its_own() {
        Page<Address> page = new Page<>();
        page.first = new Address("Oak", 6);
        Type addresses = new TypeOf<Page<Address>>() {}.type();
        Type numbers = new TypeOf<Page<Integer>>() {}.type();

        assertThat(((Page<?>) codecs.of(addresses).read(codecs.of(addresses).write(page))).first)
                .isEqualTo(new Address("Oak", 6));
        Page<Integer> one = new Page<>();
        one.first = 1;
        assertThat(((Page<?>) codecs.of(numbers).read(codecs.of(numbers).write(one))).first)
                .isEqualTo(1);
    }

    @Test
    void values_of_an_abstract_type_name_their_class_and_enums_with_bodies_their_constant() {
        Pets pets = new Pets();
        pets.favourite = new Pets.Dog("Rex", true);
        pets.all = List.of(pets.favourite, new Pets.Dog("Fido", false));
        pets.level = Level.HIGH;

        assertComesBack(Pets.class, pets);
        assertThat(write(Pets.class, pets)).containsEntry("level", AttributeValue.fromS("HIGH"));
    }

    @Test
    void an_abstract_value_whose_item_names_no_class_is_refused() {
        AttributeValue nameless = AttributeValue.fromM(Map.of("name", AttributeValue.fromS("Rex")));

        assertThatThrownBy(() -> read(Pets.class, Map.of("favourite", nameless)))
                .isInstanceOf(CodecException.class)
                .hasMessageStartingWith("favourite: ")
                .hasMessageContaining("Pets$Animal is abstract")
                .hasMessageContaining("names no class in _class");
    }

    private <T> void assertComesBack(Class<T> type, T value) {
        assertThat(roundTrip(type, value)).usingRecursiveComparison().isEqualTo(value);
    }

    private <T> T roundTrip(Class<T> type, T value) {
        return read(type, write(type, value));
    }

    private Map<String, AttributeValue> write(Class<?> type, Object value) {
        return codecs.of(type).write(value).m();
    }

    private <T> T read(Class<T> type, Map<String, AttributeValue> item) {
        return type.cast(codecs.of(type).read(AttributeValue.fromM(new HashMap<>(item))));
    }
}
