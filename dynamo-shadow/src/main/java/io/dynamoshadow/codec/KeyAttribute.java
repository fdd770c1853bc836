package io.dynamoshadow.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * One part of a key: the properties it is made of, the attribute it is kept in, and how its values are written. Immutable.
 */
@SuppressWarnings("JavaUtilDate") // legacy entities have it
public final class KeyAttribute {
    /** DynamoDB's limits on key values, in bytes, which hold for keys of tables and of indexes. */
    static final int LONGEST_PARTITION = 2048;

    static final int LONGEST_SORT = 1024;

    /** Their text is always as long. */
    private static final Set<Class<?>> OF_ONE_LENGTH =
            new HashSet<>(Arrays.asList(Instant.class, Date.class, LocalDate.class, UUID.class));

    private final KeyTemplate template;
    private final String attribute;
    private final List<ValueCodec> codecs;
    private final ScalarAttributeType type;
    private final int longest;
    private final KeyValues values;

    /** @param codecs one for each of the template's properties */
    KeyAttribute(
            KeyTemplate template,
            String attribute,
            List<ValueCodec> codecs,
            ScalarAttributeType type,
            int longest,
            KeyValues values) {
        this.template = template;
        this.attribute = attribute;
        this.codecs = codecs;
        this.type = type;
        this.longest = longest;
        this.values = values;
    }

    /** As the settings write it: a property, or a template. */
    public String text() {
        return template.toString();
    }

    /** The paths of the properties it is made of, in the order in which they matter; none where it is a constant. */
    public List<String> properties() {
        return template.paths();
    }

    /** Whether it is one property and nothing else. */
    public boolean isPlain() {
        return template.isPlain();
    }

    /** Whether the attribute is kept for the key's sake alone, and is no property of the entity. */
    public boolean isDerived() {
        return !template.isAttributeOfItsOwn();
    }

    public String attribute() {
        return attribute;
    }

    public ScalarAttributeType type() {
        return type;
    }

    /** What every value begins with: the template's text before its first property; empty where there is none. */
    public String constantPrefix() {
        return template.literal(0);
    }

    /**
     * Whether values come in the order of one of its properties where those before it are the same. Within a template, text
     * of any length does not, if something follows it: {@code a!#} is before {@code a#}; nor do numbers without a width.
     */
    public boolean isOrderedBy(int property) {
        ValueCodec codec = codecs.get(property);
        if (template.isPlain()) {
            return true;
        }
        if (codec.keyType() == ScalarAttributeType.N) {
            return template.width(property) > 0;
        }
        boolean last = property == codecs.size() - 1 && literalAfter(property).isEmpty();
        return last || (codec instanceof ScalarCodec && OF_ONE_LENGTH.contains(((ScalarCodec) codec).javaType()));
    }

    /** What stands behind one of its properties. */
    public String literalAfter(int property) {
        return template.literal(property + 1);
    }

    /**
     * A value of this part as DynamoDB compares it.
     *
     * @param valueOf gives each property's value by its path
     * @throws CodecException where it cannot be part of a key: null, empty, too long or of another type
     */
    public AttributeValue compose(Function<String, @Nullable Object> valueOf) {
        AttributeValue written = template.isPlain()
                ? part(0, valueOf.apply(template.paths().get(0)))
                : AttributeValue.fromS(text(valueOf, template.paths().size()));
        String obstacle = obstacle(written);
        if (obstacle != null) {
            throw new CodecException(CodecException.Kind.KEY, text() + " " + obstacle + ", which no key may be");
        }
        return written;
    }

    /** The same of a part that is made of one property. */
    public AttributeValue write(@Nullable Object value) {
        return compose(path -> value);
    }

    /**
     * What all values begin with whose first properties have the given values.
     *
     * @param count how many properties are given
     */
    public AttributeValue composePrefix(Function<String, @Nullable Object> valueOf, int count) {
        return AttributeValue.fromS(text(valueOf, count));
    }

    private String text(Function<String, @Nullable Object> valueOf, int count) {
        StringBuilder text = new StringBuilder(template.literal(0));
        for (int i = 0; i < count; i++) {
            AttributeValue written = part(i, valueOf.apply(template.paths().get(i)));
            String next = template.literal(i + 1);
            text.append(separable(plainText(i, written), next)).append(next);
        }
        return text.toString();
    }

    /** The sign that follows must not be in the value, or two keys of different values could read alike. */
    private static String separable(String value, String next) {
        if (next.isEmpty()) {
            return value;
        }
        String sign = next.substring(0, 1);
        // the sign itself cannot begin what stands for it
        String escape = sign.equals("%") ? "~" : "%";
        return value.contains(sign) || value.contains(escape)
                ? value.replace(escape, escaped(escape, escape)).replace(sign, escaped(escape, sign))
                : value;
    }

    private static String escaped(String escape, String sign) {
        return String.format("%s%02X", escape, (int) sign.charAt(0));
    }

    private String plainText(int index, AttributeValue written) {
        if (written.s() != null) {
            if (written.s().isEmpty()) {
                throw new CodecException(
                        CodecException.Kind.KEY, template.paths().get(index) + " is empty, and a key needs a value");
            }
            return written.s();
        }
        String digits = written.n();
        if (digits == null) {
            throw new CodecException(
                    CodecException.Kind.KEY, template.paths().get(index) + " is no text and no plain number");
        }
        int width = template.width(index);
        if (width == 0) {
            return digits;
        }
        if (!digits.matches("\\d{1," + width + "}")) {
            throw new CodecException(
                    CodecException.Kind.KEY,
                    template.paths().get(index) + " is " + digits + ", and only whole numbers from 0 with up to "
                            + width + " digits sort as text");
        }
        StringBuilder padded = new StringBuilder();
        for (int i = digits.length(); i < width; i++) {
            padded.append('0');
        }
        return padded.append(digits).toString();
    }

    private AttributeValue part(int index, @Nullable Object value) {
        String property = template.paths().get(index);
        if (value == null) {
            throw new CodecException(CodecException.Kind.KEY, property + " is null, and a key needs a value");
        }
        AttributeValue written = Conversion.write(value, codecs.get(index), property);
        try {
            return template.isPlain() ? values.write(written) : NumberText.asKey(written);
        } catch (CodecException standsForEmpty) {
            throw standsForEmpty.within(property);
        }
    }

    /** Why DynamoDB does not take the attribute as this part of a key, or null where it does. */
    @Nullable
    String obstacle(@Nullable AttributeValue value) {
        String obstacle = KeyValues.obstacle(value, type, longest);
        return obstacle == null
                        && template.isPlain()
                        && value != null
                        && !codecs.get(0).sorts(value)
                ? "is a time outside of the years 0 to 9999, which would not be in its place among the others"
                : obstacle;
    }

    /** The one property it is made of; its text where it is made of none or several. */
    public String property() {
        return template.paths().size() == 1 ? template.paths().get(0) : text();
    }

    List<ValueCodec> codecs() {
        return Collections.unmodifiableList(codecs);
    }

    @Override
    public String toString() {
        return text();
    }
}
