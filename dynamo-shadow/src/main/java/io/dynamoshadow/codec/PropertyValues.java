package io.dynamoshadow.codec;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Attributes by name, in order and without a table: the SDK copies every map that it is given, and goes through it once,
 * so a table would be made to be thrown away. A look-up goes through the names. Not thread-safe while it is changed.
 */
final class PropertyValues extends AbstractMap<String, AttributeValue> {
    private @Nullable String[] names;
    private @Nullable AttributeValue[] values;
    private int size;
    private boolean isShared;

    /**
     * @param names different ones, which may be those of others too
     * @param values one for each name; the caller lets go of them
     */
    PropertyValues(@Nullable String[] names, @Nullable AttributeValue[] values) {
        this.names = names;
        this.values = values;
        this.size = names.length;
        this.isShared = true;
    }

    /** An empty one. */
    PropertyValues(int room) {
        this.names = new String[room];
        this.values = new AttributeValue[room];
        this.isShared = false;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable AttributeValue get(@Nullable Object name) {
        int i = indexOf(name);
        return i < 0 ? null : values[i];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return indexOf(name) >= 0;
    }

    private int indexOf(@Nullable Object name) {
        for (int i = 0; i < size; i++) {
            String each = names[i];
            if (each != null && each.equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public @Nullable AttributeValue put(String name, AttributeValue value) {
        int i = indexOf(name);
        if (i >= 0) {
            AttributeValue replaced = values[i];
            values[i] = value;
            return replaced;
        }
        append(name, value);
        return null;
    }

    /** Puts a value whose name is none of those that are there; the caller knows that it is not. */
    void append(String name, AttributeValue value) {
        if (isShared || size == names.length) {
            own(size + 4);
        }
        names[size] = name;
        values[size++] = value;
    }

    /** A name that was appended more than once; there must be one. */
    String nameThatComesTwice() {
        Set<@Nullable String> seen = new HashSet<>();
        for (int i = 0; i < size; i++) {
            String name = names[i];
            if (name != null && !seen.add(name)) {
                return name;
            }
        }
        throw new NoSuchElementException();
    }

    @Override
    public @Nullable AttributeValue remove(@Nullable Object name) {
        int i = indexOf(name);
        return i < 0 ? null : removeAt(i);
    }

    private @Nullable AttributeValue removeAt(int index) {
        if (isShared) {
            own(size);
        }
        AttributeValue removed = values[index];
        size--;
        System.arraycopy(names, index + 1, names, index, size - index);
        System.arraycopy(values, index + 1, values, index, size - index);
        return removed;
    }

    private void own(int room) {
        names = Arrays.copyOf(names, room);
        values = Arrays.copyOf(values, room);
        isShared = false;
    }

    @Override
    @SuppressWarnings("NullAway") // there are names and values below the size
    public void forEach(BiConsumer<? super String, ? super AttributeValue> action) {
        for (int i = 0; i < size; i++) {
            action.accept(names[i], values[i]);
        }
    }

    @Override
    public Set<Map.Entry<String, AttributeValue>> entrySet() {
        return new AbstractSet<Map.Entry<String, AttributeValue>>() {
            @Override
            public int size() {
                return size;
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
            return next < size;
        }

        @Override
        @SuppressWarnings("NullAway") // there are names and values below the size
        public Map.Entry<String, AttributeValue> next() {
            if (next >= size) {
                throw new NoSuchElementException();
            }
            Map.Entry<String, AttributeValue> entry = new SimpleImmutableEntry<>(names[next], values[next]);
            next++;
            return entry;
        }

        @Override
        public void remove() {
            removeAt(--next);
        }
    }
}
