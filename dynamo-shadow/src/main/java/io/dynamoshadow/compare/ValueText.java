package io.dynamoshadow.compare;

import io.dynamoshadow.config.DifferenceSettings;
import io.dynamoshadow.config.PathPatterns;
import io.dynamoshadow.config.ValuePolicy;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Shows values in differences as the settings allow. The hash is keyed, so that nobody can find a value by trying; equal values have
 * equal hashes, within one process or wherever the settings give the same key. Thread-safe.
 */
public final class ValueText {
    private static final int LONGEST = 200;

    private final ValuePolicy policy;
    private final PathPatterns shown;
    private final SecretKeySpec hashKey;

    /** @param own whose values are shown whatever the settings say of all DAOs */
    public ValueText(DifferenceSettings settings, PathPatterns own) {
        this(settings.values(), settings.plain().and(own), settings.redactionKey());
    }

    ValueText(ValuePolicy policy, PathPatterns shown, @Nullable String key) {
        this.policy = policy;
        this.shown = shown;
        this.hashKey = new SecretKeySpec(key == null ? random() : key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    private static byte[] random() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return random;
    }

    /**
     * One line, free of line breaks and other control characters, of bounded length; null shows as "nothing".
     *
     * @param path where in the entity the value is
     */
    public String of(String path, @Nullable AttributeValue value) {
        if (value == null) {
            return "nothing";
        }
        String plain = plain(value);
        switch (!shown.isEmpty() && shown.matches(path) ? ValuePolicy.PLAIN : policy) {
            case PLAIN:
                return cut(printable(plain));
            case HASH:
                return value.type() + "(" + plain.length() + ")#" + hash(plain);
            default:
                return value.type().toString();
        }
    }

    /**
     * A key of one or two attributes, which is shown always: without it nobody could look at the row. Empty where there is
     * none.
     */
    public static String ofKey(@Nullable Object key) {
        if (!(key instanceof Map)) {
            return key == null ? "" : printable(key.toString());
        }
        return ((Map<?, ?>) key)
                .values().stream()
                        .map(part -> cut(printable(plain((AttributeValue) part))))
                        .collect(Collectors.joining(", "));
    }

    /** How many there are, which tells nobody's secret. */
    public static String ofCount(@Nullable AttributeValue count) {
        return count == null ? "nothing" : cut(printable(plain(count)));
    }

    /** What a call came to where the other store's came to something else: a failure, or that it has answered. */
    public static String ofOutcome(@Nullable AttributeValue outcome) {
        if (outcome == null) {
            return "nothing";
        }
        AttributeValue failure = outcome.hasM() ? outcome.m().get("failure") : null;
        return failure != null ? "fails: " + printable(String.valueOf(failure.s())) : "answers";
    }

    private String hash(String plain) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hashKey);
            byte[] hash = mac.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 8);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java has HmacSHA256", impossible);
        }
    }

    static String plain(AttributeValue value) {
        switch (value.type()) {
            case S:
                return "\"" + value.s() + "\"";
            case N:
                return value.n();
            case BOOL:
                return String.valueOf(value.bool());
            case NUL:
                return "null";
            case B:
                return "0x" + hex(value.b().asByteArrayUnsafe());
            case L:
                StringBuilder list = new StringBuilder("[");
                value.l().forEach(each -> list.append(list.length() > 1 ? ", " : "")
                        .append(plain(each)));
                return list.append("]").toString();
            default:
                StringBuilder map = new StringBuilder("{");
                // in the order of their names: equal maps have equal hashes
                new TreeMap<>(value.m()).forEach((name, each) -> map.append(map.length() > 1 ? ", " : "")
                        .append(name)
                        .append(": ")
                        .append(plain(each)));
                return map.append("}").toString();
        }
    }

    private static String hex(byte[] bytes) {
        StringBuilder hex = new StringBuilder();
        for (byte each : bytes) {
            hex.append(Character.forDigit((each >> 4) & 15, 16)).append(Character.forDigit(each & 15, 16));
        }
        return hex.toString();
    }

    /** The text without line breaks and other control characters. */
    public static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                printable.append(String.format("\\u%04x", (int) c));
            } else {
                printable.append(c);
            }
        }
        return printable.toString();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
