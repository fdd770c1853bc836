package com.acme.shapes;

/** What Spring Data's examples call an aggregate root: the id's type is the subclass's business. */
public abstract class Entry<ID extends Comparable<ID>> {
    private ID id;

    public ID id() {
        return id;
    }

    public void id(ID id) {
        this.id = id;
    }
}
