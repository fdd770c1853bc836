package com.acme.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Who caused an event. */
public class Actor {

    private String name;
    private String email;
    private List<String> groups = new ArrayList<>();

    public Actor() {}

    public Actor(String name, String email, List<String> groups) {
        this.name = name;
        this.email = email;
        this.groups = groups;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    /** The actor's mail address, or null when it has none. */
    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public List<String> getGroups() {
        return groups;
    }

    public void setGroups(List<String> groups) {
        this.groups = groups;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Actor)) {
            return false;
        }
        Actor that = (Actor) other;
        return Objects.equals(name, that.name)
                && Objects.equals(email, that.email)
                && Objects.equals(groups, that.groups);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, email, groups);
    }

    @Override
    public String toString() {
        return "Actor{name=" + name + ", email=" + email + ", groups=" + groups + '}';
    }
}
