package lib;

/** A library's, which a class path may lack. */
public interface Repository<T> {
    T get(String id);
}
