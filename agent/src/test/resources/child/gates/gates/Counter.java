package gates;

/** A DAO of sorts. */
public interface Counter {
    int add(int number);

    String join(String one, long other);
}
