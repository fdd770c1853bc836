package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.operation.SpringData;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Spring Data's pages and slices, built of the application's own classes, of whatever version they are. */
final class SpringPages {
    private static final String DOMAIN = "org.springframework.data.domain.";

    private SpringPages() {}

    /**
     * A page.
     *
     * @param total counted only where the page's own entities do not tell, as Spring Data itself does
     */
    static Object page(Class<?> pageType, List<Object> entities, @Nullable Object[] arguments, LongSupplier total) {
        Object pageable = pageable(pageType, arguments);
        try {
            Class<?> type = Class.forName(DOMAIN + "PageImpl", true, pageType.getClassLoader());
            Class<?> pageableType = Class.forName(DOMAIN + "Pageable", true, pageType.getClassLoader());
            Constructor<?> constructor = type.getConstructor(List.class, pageableType, long.class);
            return constructor.newInstance(entities, pageable, total.getAsLong());
        } catch (ReflectiveOperationException another) {
            throw new CodecException("no Page can be built: " + another);
        }
    }

    static Object slice(Class<?> sliceType, List<Object> entities, @Nullable Object[] arguments, boolean more) {
        Object pageable = pageable(sliceType, arguments);
        try {
            Class<?> type = Class.forName(DOMAIN + "SliceImpl", true, sliceType.getClassLoader());
            Class<?> pageableType = Class.forName(DOMAIN + "Pageable", true, sliceType.getClassLoader());
            Constructor<?> constructor = type.getConstructor(List.class, pageableType, boolean.class);
            return constructor.newInstance(entities, pageable, more);
        } catch (ReflectiveOperationException another) {
            throw new CodecException("no Slice can be built: " + another);
        }
    }

    /** The call's own, else one without an end. */
    private static Object pageable(Class<?> pageType, @Nullable Object[] arguments) {
        for (Object argument : arguments) {
            if (argument != null && SpringData.find(argument.getClass(), DOMAIN + "Pageable") != null) {
                return argument;
            }
        }
        try {
            Class<?> type = Class.forName(DOMAIN + "Pageable", true, pageType.getClassLoader());
            return type.getMethod("unpaged").invoke(null);
        } catch (ReflectiveOperationException another) {
            throw new CodecException("no Pageable can be had: " + another);
        }
    }
}
