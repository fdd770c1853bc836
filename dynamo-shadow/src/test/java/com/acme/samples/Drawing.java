package com.acme.samples;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An entity with the kinds of properties that legacy entities have. */
public class Drawing extends Base {
    public String owner;
    public Long version;
    public String title = "untitled";
    public final List<Shape> shapes = new ArrayList<>();
    public Set<String> tags = new LinkedHashSet<>();
    public Map<String, Object> extra = new HashMap<>();
    public Optional<String> note = Optional.empty();
    public Drawing parent;
    public BigDecimal price;
    private int views;

    private Drawing() {}

    public Drawing(String id) {
        id(id);
    }

    public int views() {
        return views;
    }

    public void views(int views) {
        this.views = views;
    }

    /** A subclass: it is written with its class. */
    public static class Signed extends Drawing {
        public String signature;

        private Signed() {}

        public Signed(String id, String signature) {
            super(id);
            this.signature = signature;
        }
    }

    /** What an item must not be able to ask for. */
    public static class Unrelated {
        public static int built;

        public Unrelated() {
            built++;
        }
    }
}
