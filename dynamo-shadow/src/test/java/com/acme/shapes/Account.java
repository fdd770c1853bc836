package com.acme.shapes;

import java.util.List;
import java.util.Locale;

/** No setter, no constructor without arguments: its one constructor takes all, checks and copies. */
public final class Account {
    private final String id;
    private final List<String> roles;
    private final Address address;
    private long logins;

    public Account(String id, List<String> roles, Address address) {
        if (id == null) {
            throw new IllegalArgumentException("an account has an id");
        }
        this.id = id.toLowerCase(Locale.ROOT);
        this.roles = List.copyOf(roles);
        this.address = address;
    }

    public String id() {
        return id;
    }

    public List<String> roles() {
        return roles;
    }

    public long logins() {
        return logins;
    }

    public void loggedIn() {
        logins++;
    }

    @Override
    public String toString() {
        return id + roles + address;
    }
}
