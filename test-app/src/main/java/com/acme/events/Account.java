package com.acme.events;

import java.util.Objects;

/** The account that an event belongs to. */
public final class Account {

    private static final int LONGEST_ID = 128;

    private final String id;

    /**
     * An account by its id.
     *
     * @throws InvalidRequestException when the id is missing, blank or too long
     */
    public Account(String id) {
        if (id == null || id.trim().isEmpty()) {
            throw new InvalidRequestException("accountId is missing");
        }
        if (id.length() > LONGEST_ID) {
            throw new InvalidRequestException("accountId is longer than " + LONGEST_ID + " characters");
        }
        this.id = id;
    }

    public String getId() {
        return id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Account && id.equals(((Account) other).id);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(id);
    }

    @Override
    public String toString() {
        return id;
    }
}
