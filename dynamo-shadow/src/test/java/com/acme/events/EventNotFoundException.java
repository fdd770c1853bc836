package com.acme.events;

/** As many a DAO says that there is none. */
public class EventNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EventNotFoundException(String id) {
        super("no event " + id);
    }

    public EventNotFoundException because(Throwable cause) {
        initCause(cause);
        return this;
    }

    /** Another thing that was not found. */
    public static class OfTenant extends EventNotFoundException {
        private static final long serialVersionUID = 1L;

        public OfTenant() {
            super("whoever's");
        }
    }
}
