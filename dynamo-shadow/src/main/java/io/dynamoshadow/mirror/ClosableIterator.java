package io.dynamoshadow.mirror;

import java.io.Closeable;
import java.util.Iterator;

/** Who reads an iterator of Mongo's knows that it is closed, and may not ask whether this one can be. */
final class ClosableIterator implements Iterator<Object>, Closeable {
    private final Iterator<Object> iterator;

    ClosableIterator(Iterator<Object> iterator) {
        this.iterator = iterator;
    }

    @Override
    public boolean hasNext() {
        return iterator.hasNext();
    }

    @Override
    public Object next() {
        return iterator.next();
    }

    @Override
    public void close() {}
}
