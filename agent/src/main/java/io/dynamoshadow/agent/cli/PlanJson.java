package io.dynamoshadow.agent.cli;

import io.dynamoshadow.codec.Index;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.HandWritten;
import io.dynamoshadow.operation.Ignored;
import io.dynamoshadow.operation.Operation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Unsupported;
import io.dynamoshadow.store.TableRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plans for machines. Its fields are described in docs/plan.md and only ever added to. */
final class PlanJson {
    private PlanJson() {}

    /** @param failures what is wrong with the DAOs that have no plan, by their names */
    static String of(String settingsFile, List<DaoPlan> plans, Map<String, String> failures) {
        List<Object> daos = new ArrayList<>();
        PlanCounts sum = PlanCounts.NONE;
        for (DaoPlan plan : plans) {
            daos.add(dao(plan));
            sum = sum.plus(PlanCounts.of(plan));
        }
        List<Object> errors = new ArrayList<>();
        failures.forEach((dao, error) -> {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("dao", dao);
            each.put("error", error);
            errors.add(each);
        });
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("settings", settingsFile);
        json.put("summary", summary(sum));
        json.put("daos", daos);
        json.put("errors", errors);
        return JsonText.of(json);
    }

    private static Map<String, Object> summary(PlanCounts counts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("methods", counts.methods());
        json.put("covered", counts.covered);
        json.put("coveredWithoutLine", counts.withoutLine);
        json.put("ignored", counts.ignored);
        json.put("unsupported", counts.unsupported);
        return json;
    }

    private static Map<String, Object> dao(DaoPlan plan) {
        TableRequest request = TableRequest.of(plan.items().table());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", plan.name());
        json.put("interface", plan.daoInterface().getName());
        json.put("entity", plan.items().entity().getName());
        json.put("summary", summary(PlanCounts.of(plan)));
        Map<String, Object> indexMethods = new LinkedHashMap<>();
        for (Index index : plan.items().table().indexes()) {
            indexMethods.put(index.name(), IndexUse.methodsOf(plan, index.name()));
        }
        json.put("table", request.json());
        json.put("indexMethods", indexMethods);
        List<Object> methods = new ArrayList<>();
        for (PlannedMethod method : plan.methods()) {
            methods.add(method(method));
        }
        json.put("methods", methods);
        return json;
    }

    private static Map<String, Object> method(PlannedMethod method) {
        Operation operation = method.operation();
        Index index = operation.index();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", method.method().name());
        json.put("signature", method.method().signature());
        if (operation instanceof Unsupported) {
            json.put("status", "unsupported");
            json.put("reason", ((Unsupported) operation).reason());
            json.put("mend", ((Unsupported) operation).mend());
            return json;
        }
        json.put("status", operation instanceof Ignored ? "ignored" : "covered");
        json.put("kind", operation.isWrite() ? "write" : operation.isRead() ? "read" : null);
        json.put("operation", operation.toString());
        json.put("needsMongo", method.needsMongo());
        json.put("cost", cost(operation));
        json.put("index", index == null ? null : index.name());
        json.put(
                "context",
                method.context().isUnknown() ? null : method.context().toString());
        json.put("rule", method.rule());
        return json;
    }

    private static String cost(Operation operation) {
        return operation instanceof HandWritten
                ? "own"
                : operation.cost().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
