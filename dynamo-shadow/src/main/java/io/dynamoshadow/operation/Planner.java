package io.dynamoshadow.operation;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.config.ContextSettings;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.Setting;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.model.TypeBindings;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the operation of every method of a DAO's interface. */
public final class Planner {
    private static final List<Rule> GENERATED =
            Arrays.asList(new DefaultBodyRule(), new ReservedNameRule(), new DerivedQueryRule(), new ShapeRule());

    private Planner() {}

    /**
     * @throws ModelException where the entity or its key cannot be used, or a setting names no method or no class
     * @throws CodecException where a property of the entity cannot be written
     */
    public static DaoPlan plan(DaoSettings settings, Class<?> daoInterface, ParameterNames names) {
        if (!daoInterface.isInterface()) {
            throw new ModelException(daoInterface.getName() + " is no interface. Name the DAO's interface in dao."
                    + settings.name() + ".interface");
        }
        Class<?> entityClass = EntityInference.entityOf(settings, daoInterface);
        ItemCodec items = ItemCodec.of(settings, entityClass, daoInterface.getClassLoader());
        Entity entity = new Entity(settings, items, SpringData.isRepository(daoInterface));
        List<Rule> rules = new ArrayList<>();
        rules.add(new ExpressionRule());
        rules.add(HandWrittenRule.of(settings, daoInterface, GENERATED));
        rules.addAll(GENERATED);
        TypeBindings bindings = TypeBindings.of(daoInterface);
        Map<Method, PlannedMethod> planned = new LinkedHashMap<>();
        List<Method> methods = methods(daoInterface);
        for (Method method : methods) {
            boolean ownBody = method.isDefault() && !names.isImplemented(method);
            boolean overloaded = methods.stream()
                    .anyMatch(other -> !other.equals(method) && other.getName().equals(method.getName()));
            DaoMethod named = new DaoMethod(method, names.of(method), bindings, ownBody, overloaded);
            planned.put(method, plan(named, rules, entity));
        }
        requireMethods(settings, planned);
        return withReaders(new DaoPlan(settings, daoInterface, items, planned), planned);
    }

    /** What Mongo made of an entity can only be shipped if a method of the DAO's reads it. */
    private static DaoPlan withReaders(DaoPlan plan, Map<Method, PlannedMethod> planned) {
        if (plan.reader() != null) {
            return plan;
        }
        planned.replaceAll((method, each) -> each.operation() instanceof Refresh
                ? each.as(new Unsupported(
                        "no method of the DAO's reads an entity by its key, and that is how it would be shipped",
                        "dao." + plan.name() + ".method." + each.method().settingName() + " = ignore"))
                : each);
        return new DaoPlan(plan.settings(), plan.daoInterface(), plan.items(), planned);
    }

    /** In the order of their names, since reflection promises none; statics are no part of the DAO. */
    private static List<Method> methods(Class<?> daoInterface) {
        List<Method> methods = new ArrayList<>();
        for (Method method : daoInterface.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers()) && !method.isBridge()) {
                methods.add(method);
            }
        }
        methods.sort(Comparator.comparing(Method::getName).thenComparing(Method::toString));
        return methods;
    }

    private static PlannedMethod plan(DaoMethod method, List<Rule> rules, Entity entity) {
        ResultShape result = ResultShape.of(method.returnType(), entity.type(), entity.keyType(), entity.keyTypes());
        if (method.returnsKeys(entity)) {
            result = result.ofKeys();
        }
        PlannedMethod tentative = null;
        for (Rule rule : rules) {
            Operation operation = rule.operationOf(method, entity);
            if (operation == null) {
                continue;
            }
            Unsupported misfit = rule instanceof ExpressionRule
                            || rule instanceof HandWrittenRule
                            || !Verb.throwsWhereNothingIs(method)
                    ? Misfits.of(operation, result, method, entity)
                    : Misfits.ofThrowing(operation, method, entity);
            PlannedMethod planned = new PlannedMethod(
                    method,
                    misfit == null ? operation : misfit,
                    rule.name(),
                    result,
                    context(method, operation, entity));
            boolean isTentative = operation instanceof Unsupported && ((Unsupported) operation).isTentative();
            boolean worse = tentative != null && planned.operation() instanceof Unsupported;
            if (!isTentative && !worse) {
                return planned;
            }
            tentative = tentative == null || lacksIndex(planned) ? planned : tentative;
        }
        if (tentative != null) {
            return tentative;
        }
        Operation unsupported =
                new Unsupported("neither its name nor its parameters tell what it does", entity.line(method, "…"));
        return new PlannedMethod(method, unsupported, "none", result, context(method, unsupported, entity));
    }

    /** Then it was understood: what is missing is a line that can be given, and no better reading of the name. */
    private static boolean lacksIndex(PlannedMethod planned) {
        return planned.operation() instanceof Unsupported
                && ((Unsupported) planned.operation()).mend().contains(".index.");
    }

    private static ContextSource context(DaoMethod method, Operation operation, Entity entity) {
        ContextSettings settings = entity.settings().context();
        ContextSource context = context(settings.source(), method, operation, entity);
        List<ContextSource> others = new ArrayList<>();
        for (Setting other : settings.others().values()) {
            others.add(context(other.value(), method, operation, entity));
        }
        return others.isEmpty() ? context : context.with(others);
    }

    /** @param source as {@link ContextSettings#source} */
    private static ContextSource context(
            @Nullable String source, DaoMethod method, Operation operation, Entity entity) {
        boolean write = operation.isWrite();
        if (source == null) {
            return new ContextSource(entity.type(), null, null, false);
        }
        if (source.startsWith("result:")) {
            return new ContextSource(entity.type(), null, source.substring("result:".length()), write);
        }
        if (source.startsWith("mdc:")) {
            ClassLoader application = method.method().getDeclaringClass().getClassLoader();
            return new ContextSource(
                    entity.type(), new DiagnosticContext(source.substring("mdc:".length()), application), write);
        }
        if (source.startsWith("'")) {
            Argument constant = Argument.constant(source.substring(1, source.length() - 1));
            return new ContextSource(entity.type(), constant, null, write);
        }
        return contextOfPath(source, method, operation, entity);
    }

    private static ContextSource contextOfPath(String path, DaoMethod method, Operation operation, Entity entity) {
        Argument argument = method.argument(path);
        String first = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        boolean ofEntity = entity.has(first);
        int entityParameter = method.onlyParameterOf(entity.type());
        if (argument == null && ofEntity && entityParameter >= 0) {
            argument = method.argument(entityParameter, path);
        }
        // a count, or whether there is one, tells of no entity, and a deletion by key leaves none
        boolean told = ofEntity
                && (operation.isRead() || operation.isWrite())
                && !(operation instanceof Count)
                && !(operation instanceof Exists)
                && !(operation instanceof Delete
                        && ((Delete) operation).target().selections().isEmpty());
        return new ContextSource(entity.type(), argument, told ? path : null, operation.isWrite());
    }

    private static void requireMethods(DaoSettings settings, Map<Method, PlannedMethod> planned) {
        List<String> names = new ArrayList<>();
        List<String> signatures = new ArrayList<>();
        for (PlannedMethod method : planned.values()) {
            names.add(method.method().name());
            signatures.add(method.method().signature());
        }
        for (Map.Entry<String, Setting> setting : settings.methods().entrySet()) {
            if (!names.contains(setting.getKey())
                    && !signatures.contains(setting.getKey().replace(" ", ""))) {
                throw new ModelException(setting.getValue() + ": " + settings.interfaceName()
                        + " has no such method; it has " + String.join(", ", signatures));
            }
        }
    }
}
