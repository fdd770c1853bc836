package io.dynamoshadow.agent.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks text into lines where a reader would: at blanks, else where a long name has a joint. */
final class Wrapping {
    /** How far the lines after the first are moved in. */
    private static final String INDENT = "  ";

    /** How a part of a derived query's name begins. */
    private static final Pattern CLAUSE = Pattern.compile("(And|Or)(?=\\p{Lu})|OrderBy");

    /** Narrower than this, and there is no room for it. */
    private static final int ROOM_FOR_INDENT = 16;

    private Wrapping() {}

    /** At least one line; none longer than the width, nor with blanks at its end. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        String indent = "";
        while (indent.length() + rest.length() > width) {
            int at = breakBefore(rest, Math.max(1, width - indent.length()));
            lines.add(indent + trimEnd(rest.substring(0, at)));
            rest = rest.substring(at).trim();
            indent = width < ROOM_FOR_INDENT ? "" : INDENT;
        }
        if (!rest.isEmpty() || lines.isEmpty()) {
            lines.add(indent + rest);
        }
        return lines;
    }

    /**
     * Where the next line begins, at the end of what fits. After a comma or an opening bracket of a signature, or before a
     * remark in brackets, rather than before any blank, so that a parameter's type and name stay together; in a name only
     * if nothing else is, before the next property of a derived query if it can be.
     */
    private static int breakBefore(String text, int most) {
        int atBlank = 0;
        int atComma = 0;
        int atJoint = 0;
        int atClause = 0;
        for (int i = 1; i <= most && i < text.length(); i++) {
            char before = text.charAt(i - 1);
            char after = text.charAt(i);
            if (after == ' ') {
                atComma = before == ',' || text.startsWith(" (", i) ? i : atComma;
                atBlank = i;
            } else if (before == '(' && i > 1 && text.charAt(i - 2) != ' ') {
                atComma = i;
            } else if (isJoint(before, after)) {
                atJoint = i;
                atClause = CLAUSE.matcher(text).region(i, text.length()).lookingAt() ? i : atClause;
            }
        }
        int least = most / 4;
        for (int at : new int[] {atComma, atBlank, atClause, atJoint}) {
            if (at > least) {
                return at;
            }
        }
        return atBlank > 0 ? atBlank : most;
    }

    private static boolean isJoint(char before, char after) {
        return before == '.'
                || before == ','
                || before == '_'
                || (Character.isLowerCase(before) && Character.isUpperCase(after));
    }

    private static String trimEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }
}
