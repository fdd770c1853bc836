package com.acme.events;

/** What a legacy application's DAO throws where an event is there already. */
public class DuplicateEventException extends Exception {
    public DuplicateEventException(String message) {
        super(message);
    }
}
