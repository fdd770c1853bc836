package io.dynamoshadow.operation;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.Setting;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.operation.ResultShape.Kind;
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
    private static final List<Rule> RULES =
            Arrays.asList(new ExpressionRule(), new ReservedNameRule(), new DerivedQueryRule(), new ShapeRule());

    private Planner() {}

    /**
     * @throws ModelException where the entity or its key cannot be used, or a setting names no method
     * @throws CodecException where a property of the entity cannot be written
     */
    public static DaoPlan plan(DaoSettings settings, Class<?> daoInterface, ParameterNames names) {
        if (!daoInterface.isInterface()) {
            throw new ModelException(daoInterface.getName() + " is no interface. Name the DAO's interface in dao."
                    + settings.name() + ".interface");
        }
        Class<?> entityClass = EntityInference.entityOf(settings, daoInterface);
        ItemCodec items = ItemCodec.of(settings, entityClass);
        Entity entity = new Entity(settings, items);
        Map<Method, PlannedMethod> planned = new LinkedHashMap<>();
        for (Method method : methods(daoInterface)) {
            planned.put(method, plan(new DaoMethod(method, names.of(method)), entity));
        }
        requireMethods(settings, planned);
        return new DaoPlan(settings, daoInterface, items, planned);
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

    private static PlannedMethod plan(DaoMethod method, Entity entity) {
        Class<?> key = entity.model()
                .requireProperty(entity.table().key().partition().property())
                .rawType();
        ResultShape result = ResultShape.of(method.method().getGenericReturnType(), entity.type(), key);
        for (Rule rule : RULES) {
            Operation operation = rule.operationOf(method, entity);
            if (operation != null) {
                Unsupported misfit = misfit(operation, result, method, entity);
                return new PlannedMethod(
                        method,
                        misfit == null ? operation : misfit,
                        rule.name(),
                        result,
                        context(method, operation, entity));
            }
        }
        Operation unsupported =
                new Unsupported("neither its name nor its parameters tell what it does", entity.line(method, "…"));
        return new PlannedMethod(method, unsupported, "none", result, context(method, unsupported, entity));
    }

    /** An operation whose result is not what the method returns was found by chance, or cannot be answered. */
    private static @Nullable Unsupported misfit(
            Operation operation, ResultShape result, DaoMethod method, Entity entity) {
        boolean fits = true;
        if (operation instanceof Get) {
            fits = result.isOneOf(Kind.ENTITY, Kind.OPTIONAL_ENTITY);
        } else if (operation instanceof Query) {
            fits = result.isOneOf(Kind.LIST, Kind.SET, Kind.ARRAY, Kind.ENTITY, Kind.OPTIONAL_ENTITY);
        } else if (operation instanceof Count) {
            fits = result.isOneOf(Kind.NUMBER);
        } else if (operation instanceof Exists) {
            fits = result.isOneOf(Kind.BOOLEAN);
        } else if (operation instanceof Put) {
            fits = result.isOneOf(Kind.NOTHING, Kind.ENTITY, Kind.OPTIONAL_ENTITY, Kind.KEY, Kind.BOOLEAN);
        } else if (operation instanceof Delete) {
            fits = result.isOneOf(Kind.NOTHING, Kind.BOOLEAN, Kind.NUMBER);
        }
        return fits
                ? null
                : new Unsupported(
                        "it returns " + result.type().getSimpleName() + ", which " + operation + " cannot give",
                        entity.line(method, "ignore"));
    }

    private static ContextSource context(DaoMethod method, Operation operation, Entity entity) {
        String path = entity.settings().context();
        if (path == null) {
            return new ContextSource(entity.type(), null, null);
        }
        if (path.startsWith("result:")) {
            return new ContextSource(entity.type(), null, path.substring("result:".length()));
        }
        Argument argument = method.argument(path);
        String first = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        boolean ofEntity = entity.model().property(first) != null;
        int entityParameter = method.onlyParameterOf(entity.type());
        if (argument == null && ofEntity && entityParameter >= 0) {
            argument = method.argument(entityParameter, path);
        }
        boolean inResult = ofEntity && (operation instanceof Get || operation instanceof Query);
        return new ContextSource(entity.type(), argument, inResult ? path : null);
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
