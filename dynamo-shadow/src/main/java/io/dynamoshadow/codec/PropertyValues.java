package io.dynamoshadow.codec;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Attributes by name without a table of their own: the SDK copies every map that it is given, and goes through it once.
 * Not thread-safe.
 */
final class PropertyValues extends AbstractMap<String, AttributeValue> {
    private final String[] names;
    private final AttributeValue[] values;

    /** @param values one for each name; the caller lets go of them */
    PropertyValues(String[] names, AttributeValue[] values) {
        this.names = names;
        this.values = values;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super AttributeValue> action) {
        for (int i = 0; i < names.length; i++) {
            action.accept(names[i], values[i]);
        }
    }

    @Override
    public Set<Map.Entry<String, AttributeValue>> entrySet() {
        return new AbstractSet<Map.Entry<String, AttributeValue>>() {
            @Override
            public int size() {
                return names.length;
            }

            @Override
            public Iterator<Map.Entry<String, AttributeValue>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, AttributeValue>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < names.length;
        }

        @Override
        public Map.Entry<String, AttributeValue> next() {
            if (next == names.length) {
                throw new NoSuchElementException();
            }
            Map.Entry<String, AttributeValue> entry = new SimpleImmutableEntry<>(names[next], values[next]);
            next++;
            return entry;
        }
    }
}
