package io.dynamoshadow.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** A type with its arguments, as it would stand in a declaration: {@code new TypeOf<List<String>>() {}}. */
abstract class TypeOf<T> {
    Type type() {
        return ((ParameterizedType) getClass().getGenericSuperclass()).getActualTypeArguments()[0];
    }
}
