package io.dynamoshadow.benchmark;

import java.util.Map;

/** What was measured with each agent, and what that is more than without one. */
final class Added {
    private Added() {}

    static void print(String what, Map<Variant, Numbers> measured) {
        System.out.printf(
                "%n%-28s %-26s %-26s %s%n", what, "median (middle half)", "added, pair by pair", "mean of that");
        measured.forEach((variant, numbers) -> {
            Numbers added = numbers.less(measured.get(Variant.NONE));
            System.out.printf(
                    "%-28s %-26s %-26s %+.0f ± %.0f%n",
                    variant.title, numbers.text("%.0f"), added.text("%+.0f"), added.mean(), added.errorOfMean());
        });
        Numbers ours = measured.get(Variant.OURS).less(measured.get(Variant.NONE));
        Numbers others = measured.get(Variant.OPENTELEMETRY).less(measured.get(Variant.NONE));
        System.out.printf(
                "ours adds %.3f of what OpenTelemetry's adds by the medians, %.3f ± %.3f by the means%n",
                ours.median() / others.median(), ours.mean() / others.mean(), ours.errorOfMean() / others.mean());
    }
}
