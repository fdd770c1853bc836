package shop;

import lib.Repository;

/** Its super-interface lies elsewhere. */
public interface LostDao extends Repository<Note> {
    void add(Note note);
}
