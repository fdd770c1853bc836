package com.acme.shapes;

import java.time.Instant;
import java.util.List;

public class LogEntry extends Entry<Instant> {
    public Page<Address> addresses;

    /** A page of anything, as many code bases have their own. */
    public static class Page<T> {
        public List<T> content;
        public T first;
        public T[] array;
        public int total;
    }
}
