package io.dynamoshadow.operation;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spring Data's own parameter types, known by name: their classes are the application's, of whatever version it has, and
 * nothing of Spring is on our class path.
 */
public final class SpringData {
    private static final String DOMAIN = "org.springframework.data.domain.";
    private static final String PAGEABLE = DOMAIN + "Pageable";
    private static final String SORT = DOMAIN + "Sort";
    private static final String LIMIT = DOMAIN + "Limit";
    private static final String REPOSITORY = "org.springframework.data.repository.Repository";
    private static final String REPOSITORY_DEFINITION = "org.springframework.data.repository.RepositoryDefinition";

    private SpringData() {}

    /** One property of a {@code Sort}. */
    static final class Order {
        final String property;
        final boolean descending;
        final boolean ignoresCase;

        private Order(String property, boolean descending, boolean ignoresCase) {
            this.property = property;
            this.descending = descending;
            this.ignoresCase = ignoresCase;
        }
    }

    /** Whether the DAO is one of Spring Data's repositories, whose methods mean what Spring Data says. */
    static boolean isRepository(Class<?> daoInterface) {
        if (find(daoInterface, REPOSITORY) != null) {
            return true;
        }
        for (Annotation annotation : daoInterface.getAnnotations()) {
            if (annotation.annotationType().getName().equals(REPOSITORY_DEFINITION)) {
                return true;
            }
        }
        return false;
    }

    static boolean isPageable(Class<?> type) {
        return find(type, PAGEABLE) != null;
    }

    static boolean isSort(Class<?> type) {
        return find(type, SORT) != null;
    }

    static boolean isLimit(Class<?> type) {
        return find(type, LIMIT) != null;
    }

    static boolean isExample(Class<?> type) {
        return find(type, DOMAIN + "Example") != null;
    }

    /** Whether it is bound to no condition of a derived query: it tells order and extent. */
    static boolean isSpecial(Class<?> type) {
        return isPageable(type) || isSort(type) || isLimit(type);
    }

    /** The most items of a Pageable or a Limit; 0 where it has no end. */
    static int limit(@Nullable Object argument) {
        if (argument == null) {
            return 0;
        }
        if (isPageable(argument.getClass())) {
            return isPaged(argument) ? ((Number) call(argument, PAGEABLE, "getPageSize")).intValue() : 0;
        }
        boolean limited = (Boolean) call(argument, LIMIT, "isLimited");
        return limited ? ((Number) call(argument, LIMIT, "max")).intValue() : 0;
    }

    /** How many items come before the page; 0 where the argument is none. */
    static long offset(@Nullable Object argument) {
        return argument != null && isPageable(argument.getClass()) && isPaged(argument)
                ? ((Number) call(argument, PAGEABLE, "getOffset")).longValue()
                : 0;
    }

    private static boolean isPaged(Object pageable) {
        return (Boolean) call(pageable, PAGEABLE, "isPaged");
    }

    /** The order that a Sort or a Pageable asks for; empty where it asks for none. */
    static List<Order> orders(@Nullable Object argument) {
        List<Order> orders = new ArrayList<>();
        if (argument == null) {
            return orders;
        }
        Object sort = isPageable(argument.getClass()) ? call(argument, PAGEABLE, "getSort") : argument;
        for (Object order : (Iterable<?>) sort) {
            String type = SORT + "$Order";
            orders.add(new Order(
                    (String) call(order, type, "getProperty"), (Boolean) call(order, type, "isDescending"), (Boolean)
                            call(order, type, "isIgnoreCase")));
        }
        return orders;
    }

    /** How many items there are beyond the page. */
    public static long totalOf(Object page) {
        return ((Number) call(page, DOMAIN + "Page", "getTotalElements")).longValue();
    }

    /** Whether more items follow the slice. */
    public static boolean hasNext(Object slice) {
        return (Boolean) call(slice, DOMAIN + "Slice", "hasNext");
    }

    /** By the public type: the class itself may be hidden. */
    private static Object call(Object on, String typeName, String method) {
        Class<?> type = find(on.getClass(), typeName);
        if (type == null) {
            throw new IllegalArgumentException("a " + on.getClass().getName() + " is no " + typeName);
        }
        try {
            return type.getMethod(method).invoke(on);
        } catch (InvocationTargetException thrown) {
            throw new IllegalArgumentException(type.getName() + "." + method + " threw " + thrown.getCause());
        } catch (ReflectiveOperationException another) {
            throw new IllegalArgumentException(type.getName() + "." + method + " cannot be called: " + another);
        }
    }

    /** The type of that name among a type's own supertypes, or null. */
    public static @Nullable Class<?> find(@Nullable Class<?> type, String name) {
        if (type == null || type.getName().equals(name)) {
            return type;
        }
        for (Class<?> each : type.getInterfaces()) {
            Class<?> found = find(each, name);
            if (found != null) {
                return found;
            }
        }
        return find(type.getSuperclass(), name);
    }
}
