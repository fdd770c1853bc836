package io.dynamoshadow.codec;

import io.dynamoshadow.model.ModelException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a key as the settings write it: a property path ({@code accountId}, {@code feature.name()}), or a text with
 * properties in braces for tables that hold more than one kind of item ({@code EVENT#{createdAt}#{id}}, a constant such as
 * {@code 'PROFILE'}). {@code {number:10}} is padded with zeros, so that it sorts. Immutable.
 */
final class KeyTemplate {
    private static final Pattern PATH = Pattern.compile("[\\w$]+(\\.[\\w$]+(\\(\\))?)*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}:]*)(?::(\\d{1,2}))?\\}");

    private final String text;
    private final boolean plain;
    private final List<String> literals;
    private final List<String> paths;
    private final List<Integer> widths;

    private KeyTemplate(String text, boolean plain, List<String> literals, List<String> paths, List<Integer> widths) {
        this.text = text;
        this.plain = plain;
        this.literals = Collections.unmodifiableList(literals);
        this.paths = Collections.unmodifiableList(paths);
        this.widths = Collections.unmodifiableList(widths);
    }

    /** @throws ModelException where it is neither a property nor a template */
    static KeyTemplate parse(String text) {
        if (PATH.matcher(text).matches()) {
            List<String> none = new ArrayList<>(Collections.nCopies(2, ""));
            return new KeyTemplate(text, true, none, Collections.singletonList(text), Collections.singletonList(0));
        }
        String template = text.length() > 2 && text.startsWith("'") && text.endsWith("'")
                ? text.substring(1, text.length() - 1)
                : text;
        List<String> literals = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        List<Integer> widths = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(template);
        int at = 0;
        while (matcher.find()) {
            String literal = template.substring(at, matcher.start());
            if (!paths.isEmpty() && literal.isEmpty()) {
                throw new ModelException("\"" + text + "\" puts {" + paths.get(paths.size() - 1) + "} and {"
                        + matcher.group(1) + "} side by side, so that different keys could read alike. Write a sign"
                        + " between them, such as #");
            }
            if (!PATH.matcher(matcher.group(1)).matches()) {
                throw new ModelException("\"" + text + "\" has {" + matcher.group(1) + "}, which is no property");
            }
            literals.add(literal);
            paths.add(matcher.group(1));
            widths.add(matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2)));
            at = matcher.end();
        }
        literals.add(template.substring(at));
        for (String literal : literals) {
            if (literal.contains("{") || literal.contains("}")) {
                throw new ModelException("\"" + text + "\" has braces that cannot be read. Write"
                        + " properties in braces, numbers with a width: EVENT#{id}, {number:10}");
            }
        }
        return new KeyTemplate(text, false, literals, paths, widths);
    }

    /** Whether it is one property and nothing else. */
    boolean isPlain() {
        return plain;
    }

    /** Whether the value is an attribute of its own already: a property of the entity itself. */
    boolean isAttributeOfItsOwn() {
        return plain && text.indexOf('.') < 0;
    }

    /** The properties' paths, from left to right. */
    List<String> paths() {
        return paths;
    }

    /** What stands before each property, and after the last. */
    String literal(int index) {
        return literals.get(index);
    }

    /** To how many digits a number is padded; 0 is not at all. */
    int width(int index) {
        return widths.get(index);
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
