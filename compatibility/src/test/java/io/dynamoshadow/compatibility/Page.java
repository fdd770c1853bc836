package io.dynamoshadow.compatibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The table of docs/compatibility.md: a row for each kind, a column for each JDK. */
final class Page {

    static final String WORKS = "✓";
    static final String FAILS = "✗";
    /** The tests leave it out: it lies between others that they run. */
    static final String NOT_TESTED = "·";
    /** The application itself needs a newer JDK. */
    static final String NEEDS_NEWER = "–";

    private static final Path FILE = Path.of("..", "docs", "compatibility.md");
    private static final String BEGIN = "<!-- the tests fill this table -->";
    private static final String END = "<!-- as far as here -->";

    private final Map<Kind, Map<Integer, String>> cells = new EnumMap<>(Kind.class);
    private final String before;
    private final String after;
    private final List<String> strangers = new ArrayList<>();

    private Page(String text) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(FILE + " has lost the marks around its table, " + BEGIN + " and " + END);
        }
        before = text.substring(0, begin + BEGIN.length());
        after = text.substring(end);
        text.substring(begin + BEGIN.length(), end).lines().skip(4).forEach(this::read);
    }

    static Page read() {
        try {
            return new Page(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String row) {
        String[] columns = row.split("\\|", -1);
        if (columns.length < Kind.COLUMNS.size() + 2) {
            return;
        }
        for (Kind kind : Kind.values()) {
            if (kind.title().equals(columns[1].strip())) {
                for (int i = 0; i < Kind.COLUMNS.size(); i++) {
                    set(kind, Kind.COLUMNS.get(i), columns[i + 2].strip());
                }
                return;
            }
        }
        strangers.add(columns[1].strip());
    }

    /** Rows of no kind that there is. */
    List<String> strangers() {
        return strangers;
    }

    /** What the page says; "nothing" where it has no such row. */
    String cell(Kind kind, int jdk) {
        return cells.getOrDefault(kind, Map.of()).getOrDefault(jdk, "nothing");
    }

    void set(Kind kind, int jdk, String cell) {
        cells.computeIfAbsent(kind, k -> new HashMap<>()).put(jdk, cell);
    }

    void write() {
        StringBuilder table = new StringBuilder("\n\n|  |");
        Kind.COLUMNS.forEach(jdk -> table.append(" ").append(jdk).append(" |"));
        table.append("\n|---|").append(":-:|".repeat(Kind.COLUMNS.size())).append('\n');
        for (Kind kind : Kind.values()) {
            table.append("| ").append(kind.title()).append(" |");
            Kind.COLUMNS.forEach(
                    jdk -> table.append(" ").append(cell(kind, jdk)).append(" |"));
            table.append('\n');
        }
        try {
            Files.writeString(Objects.requireNonNull(FILE), before + table + "\n" + after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
