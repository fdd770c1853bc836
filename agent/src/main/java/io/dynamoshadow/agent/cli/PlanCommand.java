package io.dynamoshadow.agent.cli;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.operation.DaoPlan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code plan}: what becomes of each method of each DAO, and why. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = PlanCommand.WRONG,
        description = {
            "Shows what becomes of each DAO method on DynamoDB, what it costs, and by which rule.",
            "For those that stay with Mongo it says why, and which line of the settings would change that.",
            "Nothing of the application is run, and neither Mongo nor DynamoDB is asked."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every method is covered or ignored",
            "1:some are unsupported: they stay with Mongo",
            "2:wrong arguments, settings or class path"
        })
@SuppressWarnings("NullAway.Init") // set by picocli
final class PlanCommand implements Callable<Integer> {
    static final int WRONG = 2;
    private static final int UNSUPPORTED = 1;

    @ParentCommand
    private ShadowCommand parent;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private ChosenDaos chosen;

    @Option(names = "--json", description = "For machines; docs/plan.md describes its fields.")
    private boolean json;

    @Option(
            names = {"--colour", "--color"},
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto, always or never (${DEFAULT-VALUE}).")
    private Colour colour;

    @Option(names = "--width", paramLabel = "N", description = "How many characters a line has (COLUMNS, else 100).")
    private @Nullable Integer width;

    @Override
    public Integer call() throws Exception {
        ShadowSettings settings = chosen.settings(false);
        List<DaoSettings> daos = chosen.of(settings);
        ApplicationClasses classes = chosen.classes();
        List<DaoPlan> plans = new ArrayList<>();
        Map<String, String> failures = new LinkedHashMap<>();
        PrintWriter err = spec.commandLine().getErr();
        for (DaoSettings dao : daos) {
            try {
                plans.add(classes.plan(dao));
            } catch (ModelException | CodecException | CommandException wrong) {
                failures.put(dao.name(), String.valueOf(wrong.getMessage()));
                parent.tell(dao.name() + ": ", wrong, err);
            }
        }
        print(plans, failures, spec.commandLine().getOut());
        PlanCounts sum = plans.stream().map(PlanCounts::of).reduce(PlanCounts.NONE, PlanCounts::plus);
        return !failures.isEmpty() ? WRONG : sum.unsupported > 0 ? UNSUPPORTED : 0;
    }

    private void print(List<DaoPlan> plans, Map<String, String> failures, PrintWriter out) {
        if (json) {
            out.println(PlanJson.of(chosen.settingsFile().toString(), plans, failures));
        } else {
            int columns = Terminal.width(width);
            boolean colours = colour.isOn();
            for (DaoPlan plan : plans) {
                PlanPage.of(plan, columns, colours).forEach(out::println);
                out.println();
            }
            if (plans.size() > 1) {
                PlanSummary.of(plans, columns, colours).forEach(out::println);
            }
        }
        out.flush();
    }
}
