package io.dynamoshadow.agent.cli;

import io.dynamoshadow.agent.run.SharedTables;
import io.dynamoshadow.codec.Index;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.store.DynamoItemStore;
import io.dynamoshadow.store.TableRequest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code table}: the tables that the DAOs need. */
@Command(
        name = "table",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = PlanCommand.WRONG,
        description = {
            "Prints CreateTable's request for the DAOs' tables, or makes them.",
            "The request is as the AWS CLI takes it. Which methods each index serves is said on stderr.",
            "Several tables are several JSON documents, one after the other; --dao chooses.",
            "Nothing of the application is run."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:wrong arguments, settings or class path, or a table that does not fit"},
        footer = {
            "",
            "For example:",
            "  java -jar dynamo-shadow-agent.jar table shadow.properties -cp app.jar --dao events > events.json",
            "  aws dynamodb create-table --cli-input-json file://events.json"
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class TableCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private ChosenDaos chosen;

    @ArgGroup
    private Form form = new Form();

    /** One of them at most. */
    static final class Form {
        @Option(names = "--cloudformation", description = "Print a CloudFormation template instead, in YAML.")
        private boolean yaml;

        @Option(names = "--cloudformation-json", description = "The same in JSON.")
        private boolean json;

        @Option(
                names = "--create",
                description = "Make the tables that are missing, where dynamo.* of the settings says, and check the"
                        + " others.")
        private boolean create;
    }

    @Override
    public Integer call() throws Exception {
        ShadowSettings settings = chosen.settings(form.create);
        List<DaoSettings> daos = chosen.of(settings);
        ApplicationClasses classes = chosen.classes();
        Map<String, List<DaoPlan>> byTable = new LinkedHashMap<>();
        for (DaoSettings dao : daos) {
            byTable.computeIfAbsent(dao.table(), table -> new ArrayList<>()).add(classes.plan(dao));
        }
        List<TableRequest> tables = new ArrayList<>();
        for (List<DaoPlan> plans : byTable.values()) {
            tables.add(SharedTables.of(plans));
        }
        PrintWriter err = spec.commandLine().getErr();
        for (TableRequest table : tables) {
            explain(table.name(), byTable.getOrDefault(table.name(), Collections.emptyList()), err);
            explainExpiry(table, err);
        }
        err.flush();
        PrintWriter out = spec.commandLine().getOut();
        if (form.create) {
            create(tables, settings, out);
        } else if (form.yaml) {
            out.print(YamlText.of(CloudFormation.template(tables)));
        } else if (form.json) {
            out.println(JsonText.of(CloudFormation.template(tables)));
        } else {
            tables.forEach(table -> out.println(JsonText.of(table.json())));
        }
        out.flush();
        return 0;
    }

    private static void create(List<TableRequest> tables, ShadowSettings settings, PrintWriter out) {
        try (DynamoItemStore store = DynamoItemStore.open(settings.dynamo())) {
            for (TableRequest table : tables) {
                String made = Tables.prepare(table, settings.dynamo(), store, true);
                out.println(made.isEmpty() ? "the table " + table.name() + " is there, and fits" : made);
                out.flush();
            }
        }
    }

    /** For people, beside what is for machines. */
    private static void explain(String table, List<DaoPlan> plans, PrintWriter err) {
        int width = Terminal.width(null);
        err.println(
                table + ": the table of " + plans.stream().map(DaoPlan::name).collect(Collectors.joining(", ")));
        Map<String, List<String>> uses = new LinkedHashMap<>();
        for (DaoPlan plan : plans) {
            Table own = plan.items().table();
            use(uses, "key " + TableRequest.describe(own.key()), IndexUse.methodsOf(plan, null), plan, plans);
            for (Index index : own.indexes()) {
                String title = "index " + index.name() + ": " + TableRequest.describe(index.key());
                use(uses, title, IndexUse.methodsOf(plan, index.name()), plan, plans);
            }
        }
        uses.forEach((title, methods) -> {
            err.println("  " + title);
            String text = !methods.isEmpty()
                    ? String.join(", ", methods)
                    : "no method uses it" + (title.startsWith("index") ? "; every write would pay for it" : "");
            for (String line : Wrapping.wrap(text, width - 6)) {
                err.println("      " + line);
            }
        });
    }

    /** CreateTable cannot ask for it, and CloudFormation and --create do. */
    private void explainExpiry(TableRequest table, PrintWriter err) {
        String attribute = table.ttlAttribute();
        if (attribute == null) {
            return;
        }
        err.println("  time to live: " + attribute + ", by which what deletions leave goes away");
        if (!form.create && !form.yaml && !form.json) {
            err.println("      needs a call of its own: aws dynamodb update-time-to-live --table-name " + table.name()
                    + " --time-to-live-specification Enabled=true,AttributeName=" + attribute);
        }
    }

    private static void use(
            Map<String, List<String>> uses, String title, List<String> methods, DaoPlan plan, List<DaoPlan> all) {
        List<String> known = uses.computeIfAbsent(title, none -> new ArrayList<>());
        for (String method : methods) {
            known.add(all.size() == 1 ? method : plan.name() + "." + method);
        }
    }
}
