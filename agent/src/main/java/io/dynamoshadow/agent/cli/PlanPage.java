package io.dynamoshadow.agent.cli;

import io.dynamoshadow.agent.cli.Colour.Ink;
import io.dynamoshadow.codec.Index;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.config.TtlSettings;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.DefaultBody;
import io.dynamoshadow.operation.HandWritten;
import io.dynamoshadow.operation.Ignored;
import io.dynamoshadow.operation.Operation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Unsupported;
import io.dynamoshadow.store.TableRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The plan of one DAO as a page for people. Not thread-safe. */
final class PlanPage {
    /** The narrowest that method, operation, cost, context and rule may become. */
    private static final int[] LEAST = {22, 18, 7, 13, 8};

    private static final String MARGIN = "  ";

    private final DaoPlan plan;
    private final int width;
    private final boolean colours;
    private final List<String> lines = new ArrayList<>();

    private PlanPage(DaoPlan plan, int width, boolean colours) {
        this.plan = plan;
        this.width = width;
        this.colours = colours;
    }

    /** @param width of the page, in characters; only the lines to be copied may be longer */
    static List<String> of(DaoPlan plan, int width, boolean colours) {
        PlanPage page = new PlanPage(plan, width, colours);
        page.head();
        page.covered();
        page.defaultBodies();
        page.ignored();
        page.unsupported();
        return page.lines;
    }

    private void head() {
        Table table = plan.items().table();
        lines.addAll(Wrapping.wrap(plan.name() + MARGIN + PlanCounts.of(plan), width));
        String first = lines.get(0);
        lines.set(
                0,
                Ink.TITLE.paint(plan.name(), colours)
                        + first.substring(plan.name().length()));
        TextTable head = new TextTable(9, 40);
        Ink[] inks = {Ink.ASIDE, Ink.PLAIN};
        head.row(inks, "interface", plan.daoInterface().getName());
        head.row(inks, "entity", plan.items().entity().getName());
        head.row(inks, "table", table.name());
        head.row(inks, "key", TableRequest.describe(table.key()));
        TtlSettings ttl = plan.settings().ttl();
        if (ttl != null) {
            head.row(inks, "expiry", ttl.attribute() + ", from " + ttl.property());
        }
        for (Index index : table.indexes()) {
            int methods = IndexUse.methodsOf(plan, index.name()).size();
            head.row(
                    methods == 0 ? new Ink[] {Ink.ASIDE, Ink.DEAR} : inks,
                    "index",
                    index.name() + ": " + TableRequest.describe(index.key()) + ", for "
                            + (methods == 0 ? "no method" : methods == 1 ? "1 method" : methods + " methods"));
        }
        add(head);
    }

    private void covered() {
        TextTable table = new TextTable(LEAST);
        List<Section> sections = new ArrayList<>();
        sections.add(section("READS", operation -> operation.isRead() && !operation.isWrite(), table));
        sections.add(section("WRITES", operation -> operation.isWrite(), table));
        int[] widths = table.widths(width - MARGIN.length());
        for (Section section : sections) {
            if (section.size > 0) {
                lines.add("");
                for (String line : section.table.lines(widths, colours)) {
                    lines.add(MARGIN + line);
                }
            }
        }
    }

    /** Rows under one heading; all sections of a page share the widths of their columns. */
    private static final class Section {
        final TextTable table = new TextTable(LEAST);
        int size;
    }

    private Section section(String title, Predicate<Operation> wanted, TextTable whole) {
        Section section = new Section();
        Ink[] heading = {Ink.TITLE, Ink.TITLE, Ink.TITLE, Ink.TITLE, Ink.TITLE};
        String[] titles = {title, "DynamoDB", "cost", "context", "rule"};
        section.table.row(heading, titles);
        for (PlannedMethod method : plan.methods()) {
            Operation operation = method.operation();
            if (wanted.test(operation)) {
                Ink context = method.context().isUnknown() ? Ink.ASIDE : Ink.PLAIN;
                Ink[] inks = {Ink.PLAIN, Ink.PLAIN, ink(method), context, Ink.ASIDE};
                String[] cells = {
                    method.method().toString(),
                    operation + (method.needsMongo() ? " (needs Mongo)" : ""),
                    operation instanceof HandWritten
                            ? "its own"
                            : operation.cost().label(),
                    method.context().toString(),
                    method.rule()
                };
                section.table.row(inks, cells);
                whole.row(inks, cells);
                section.size++;
            }
        }
        if (section.size > 0) {
            whole.row(heading, titles);
        }
        return section;
    }

    private static Ink ink(PlannedMethod method) {
        if (method.needsMongo()) {
            return Ink.DEAR;
        }
        switch (method.operation().cost()) {
            case SCAN:
                return Ink.WRONG;
            case INDEX_QUERY:
            case QUERY_AND_WRITES:
                return Ink.DEAR;
            case GET:
            case BATCH_GET:
            case QUERY:
                return Ink.CHEAP;
            default:
                return Ink.PLAIN;
        }
    }

    /** Neither reads nor writes: what they call is in the lists above. */
    private void defaultBodies() {
        group(
                operation -> operation instanceof DefaultBody,
                "DEFAULT METHODS",
                "they do what their bodies say, through the methods above");
    }

    private void ignored() {
        group(operation -> operation instanceof Ignored, "IGNORED", "they stay with Mongo, as the settings say");
    }

    /** Methods of which there is nothing to say but their names. */
    private void group(Predicate<Operation> wanted, String title, String text) {
        boolean any = false;
        for (PlannedMethod method : plan.methods()) {
            if (wanted.test(method.operation())) {
                if (!any) {
                    title(title, text, Ink.TITLE);
                }
                any = true;
                paragraph(MARGIN, method.method().toString(), Ink.PLAIN);
            }
        }
    }

    private void unsupported() {
        Map<String, List<String>> mends = new LinkedHashMap<>();
        for (PlannedMethod method : plan.methods()) {
            if (method.operation() instanceof Unsupported) {
                Unsupported unsupported = (Unsupported) method.operation();
                if (mends.isEmpty()) {
                    title("UNSUPPORTED", "they stay with Mongo", Ink.WRONG);
                }
                paragraph(MARGIN, method.method().toString(), Ink.WRONG);
                paragraph(MARGIN + MARGIN + MARGIN, unsupported.reason(), Ink.PLAIN);
                mends.computeIfAbsent(unsupported.mend(), line -> new ArrayList<>())
                        .add(method.method().signature());
            }
        }
        if (!mends.isEmpty()) {
            lines.add("");
            lines.add(MARGIN + "Lines for shadow.properties that would change that:");
            lines.add("");
            mends.forEach((line, methods) -> {
                lines.add(Ink.ASIDE.paint("# " + String.join(", ", methods), colours));
                // what still has a gap must not be taken for a whole line
                lines.add((line.contains("…") ? "# " : "") + line);
            });
        }
    }

    private void title(String title, String text, Ink ink) {
        lines.add("");
        lines.add(MARGIN + ink.paint(title, colours) + ": " + text);
    }

    private void paragraph(String margin, String text, Ink ink) {
        for (String line : Wrapping.wrap(text, width - margin.length())) {
            lines.add(margin + ink.paint(line, colours));
        }
    }

    private void add(TextTable table) {
        for (String line : table.lines(table.widths(width - MARGIN.length()), colours)) {
            lines.add(MARGIN + line);
        }
    }
}
