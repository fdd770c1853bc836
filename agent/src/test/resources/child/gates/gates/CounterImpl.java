package gates;

/** Loaded several times, as class files of several versions. */
public final class CounterImpl implements Counter {
    @Override
    public int add(int number) {
        int sum = 0;
        for (int i = 1; i <= number; i++) {
            sum += i;
        }
        return sum;
    }

    @Override
    public String join(String one, long other) {
        try {
            return one.concat(Long.toString(other));
        } catch (NullPointerException nothing) {
            return null;
        }
    }
}
