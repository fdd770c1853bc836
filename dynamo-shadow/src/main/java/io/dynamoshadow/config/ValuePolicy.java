package io.dynamoshadow.config;

/** How much of a value a reported difference shows. */
public enum ValuePolicy {
    /** A keyed hash with type and length: equal values stay visibly equal, and nothing else is told. */
    HASH,
    /** The value itself. */
    PLAIN,
    /** Nothing but that it differs. */
    NONE
}
