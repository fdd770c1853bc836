package app;

/** A small DAO, for all the ways in which a class can implement one. */
public interface Finder {
    String find(String id, long version);
}
