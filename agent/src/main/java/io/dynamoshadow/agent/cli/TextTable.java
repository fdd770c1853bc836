package io.dynamoshadow.agent.cli;

import io.dynamoshadow.agent.cli.Colour.Ink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of cells in columns as wide as they need to be and as narrow as the page asks. Not thread-safe. */
final class TextTable {
    private static final String GAP = "  ";

    private final int[] least;
    private final List<String[]> rows = new ArrayList<>();
    private final List<Ink[]> inks = new ArrayList<>();

    /** @param least the narrowest that each column may become, in characters */
    TextTable(int... least) {
        this.least = least;
    }

    void row(Ink[] inksOfCells, String... cells) {
        inks.add(inksOfCells);
        rows.add(cells);
    }

    /** @param width of the whole, in characters */
    int[] widths(int width) {
        int[] widths = new int[least.length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        int excess = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - width;
        while (excess > 0) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (widths[i] > least[i] && (widest < 0 || widths[i] >= widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                break;
            }
            widths[widest]--;
            excess--;
        }
        return widths;
    }

    /** The lines of all rows, without colours where they are not wanted, and never with blanks at their ends. */
    List<String> lines(int[] widths, boolean colours) {
        List<String> lines = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            List<List<String>> cells = new ArrayList<>();
            int height = 1;
            for (int i = 0; i < widths.length; i++) {
                cells.add(Wrapping.wrap(rows.get(r)[i], widths[i]));
                height = Math.max(height, cells.get(i).size());
            }
            for (int h = 0; h < height; h++) {
                lines.add(line(cells, h, widths, inks.get(r), colours));
            }
        }
        return lines;
    }

    private static String line(List<List<String>> cells, int height, int[] widths, Ink[] inks, boolean colours) {
        StringBuilder line = new StringBuilder();
        StringBuilder blanks = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String text = height < cells.get(i).size() ? cells.get(i).get(height) : "";
            if (!text.isEmpty()) {
                line.append(blanks).append(inks[i].paint(text, colours));
                blanks.setLength(0);
            }
            for (int n = text.length(); n < widths[i]; n++) {
                blanks.append(' ');
            }
            blanks.append(GAP);
        }
        return line.toString();
    }
}
