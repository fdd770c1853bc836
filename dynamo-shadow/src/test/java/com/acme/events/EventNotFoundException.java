package com.acme.events;

/** As many a DAO says that there is none. */
public class EventNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EventNotFoundException(String id) {
        super("no event " + id);
    }
}
