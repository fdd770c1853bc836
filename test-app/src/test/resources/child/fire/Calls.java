package fire;

import java.util.Arrays;

/** How long calls took, and how they failed. Used by one thread at a time. */
final class Calls {
    private static final int MOST = 200000;

    private long[] micros = new long[1024];
    private int count;
    private int errors;
    private Throwable first;

    void add(long nanos, Throwable failure) {
        if (failure != null) {
            errors++;
            first = first == null ? failure : first;
        }
        if (count == micros.length && count < MOST) {
            micros = Arrays.copyOf(micros, count * 2);
        }
        if (count < micros.length) {
            micros[count++] = nanos / 1000;
        }
    }

    void add(Calls other) {
        for (int i = 0; i < other.count; i++) {
            add(other.micros[i] * 1000, null);
        }
        errors += other.errors;
        first = first == null ? other.first : first;
    }

    @Override
    public String toString() {
        long[] sorted = Arrays.copyOf(micros, count);
        Arrays.sort(sorted);
        return "calls " + count + " errors " + errors + " median " + at(sorted, 0.5) + " p99 " + at(sorted, 0.99) + " max "
                + at(sorted, 1) + " us" + (first == null ? "" : " first " + String.valueOf(first).replaceAll("\\s+", " "));
    }

    private static long at(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))];
    }
}
