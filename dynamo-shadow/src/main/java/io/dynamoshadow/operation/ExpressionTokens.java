package io.dynamoshadow.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of an expression, read one after the other. Not thread-safe. */
final class ExpressionTokens {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*('[^']*'|\\$?[\\w-]+(?:\\.[\\w-]+)*\\.\\w+\\(\\)|\\$?[\\w.-]+|<=|>=|<>|!=|[=<>(),])");

    private final List<String> tokens = new ArrayList<>();
    private int next;

    /** @throws ExpressionException at the first character that no word begins with */
    ExpressionTokens(String expression) {
        Matcher matcher = TOKEN.matcher(expression);
        int at = 0;
        String text = expression.trim();
        matcher.reset(text);
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new ExpressionException("\"" + text.substring(at).trim() + "\" cannot be read");
            }
            tokens.add(matcher.group(1));
            at = matcher.end();
        }
    }

    boolean isAtEnd() {
        return next == tokens.size();
    }

    @Nullable
    String peek() {
        return isAtEnd() ? null : tokens.get(next);
    }

    String take(String what) {
        if (isAtEnd()) {
            throw new ExpressionException("ends where " + what + " should come");
        }
        return tokens.get(next++);
    }

    boolean takeIf(String token) {
        if (token.equals(peek())) {
            next++;
            return true;
        }
        return false;
    }

    /** Takes {@code (result)} where that comes next. */
    boolean takeResult() {
        boolean result =
                next + 2 < tokens.size() && tokens.subList(next, next + 3).equals(Arrays.asList("(", "result", ")"));
        next += result ? 3 : 0;
        return result;
    }

    /** Takes a comma unless one of those words follows it, which begins something else. */
    boolean takeListComma(String... others) {
        if (!",".equals(peek())
                || (next + 1 < tokens.size() && Arrays.asList(others).contains(tokens.get(next + 1)))) {
            return false;
        }
        next++;
        return true;
    }

    void expect(String token) {
        String found = take("\"" + token + "\"");
        if (!found.equals(token)) {
            throw new ExpressionException("has \"" + found + "\" where \"" + token + "\" should be");
        }
    }
}
