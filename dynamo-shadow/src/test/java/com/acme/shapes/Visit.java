package com.acme.shapes;

import java.util.Optional;

/** A record that corrects what it is given, and has a second constructor. */
public record Visit(Address at, Optional<String> note, int count, boolean seen) {
    public Visit {
        count = Math.max(count, 0);
    }

    public static Visit nowhere() {
        return new Visit(null, Optional.empty(), 0, false);
    }
}
