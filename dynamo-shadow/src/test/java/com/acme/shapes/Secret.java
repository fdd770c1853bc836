package com.acme.shapes;

/** Its constructor does more than copy: what it made of the password must not be made again. */
public final class Secret {
    private final String user;
    private final String password;

    public Secret(String user, String password) {
        this.user = user;
        this.password = "hash of " + password;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }
}
