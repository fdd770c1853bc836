package org.springframework.core;

import app.Finder;

/** The application's own, in a library's package, where it may call what others may not. */
public class InALibrary implements Finder {
    @Override
    public String find(String id, long version) {
        return "within " + id;
    }
}
