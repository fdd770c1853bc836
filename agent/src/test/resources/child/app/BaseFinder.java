package app;

/** Implements the interface for its subclasses. */
abstract class BaseFinder implements Finder {
    @Override
    public String find(String id, long version) {
        return "base " + id;
    }
}
