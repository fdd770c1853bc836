package io.dynamoshadow.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One number, measured again and again. */
final class Numbers {
    private final List<Double> all = new ArrayList<>();

    void add(double number) {
        all.add(number);
    }

    double median() {
        return at(0.5);
    }

    double mean() {
        return all.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** How far the mean of many such measurements would typically be from the true one: the standard error. */
    double errorOfMean() {
        double mean = mean();
        double squares =
                all.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
        return Math.sqrt(squares / (all.size() - 1) / all.size());
    }

    /** The number below which such a share of all is. */
    double at(double share) {
        if (all.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(all);
        Collections.sort(sorted);
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (sorted.get(above) - sorted.get(below)) * (place - below);
    }

    /** Each less what was measured in the same round. */
    Numbers less(Numbers others) {
        Numbers differences = new Numbers();
        for (int i = 0; i < Math.min(all.size(), others.all.size()); i++) {
            differences.add(all.get(i) - others.all.get(i));
        }
        return differences;
    }

    /** The median, and between which numbers the middle half is. */
    String text(String format) {
        return String.format(format + " (" + format + " … " + format + ")", median(), at(0.25), at(0.75));
    }
}
