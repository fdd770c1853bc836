package io.dynamoshadow.testapp.demo;

import io.dynamoshadow.testapp.app.AgentStatus;
import java.time.Duration;
import java.util.List;

/** Runs a phase: changes what it changes, lets the clients call for a while, and looks at what came of it. */
final class PhaseRun {

    private static final Duration LENGTH = Duration.ofSeconds(6);
    private static final Duration FLAGS_TAKE_EFFECT = Duration.ofMillis(300);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final AgentNumbers numbers;
    private final Traffic traffic;
    private final Screen screen;

    PhaseRun(AgentNumbers numbers, Traffic traffic, Screen screen) {
        this.numbers = numbers;
        this.traffic = traffic;
        this.screen = screen;
    }

    /** Whether the phase went as it should. */
    boolean run(int number, Phase phase) throws InterruptedException {
        phase.change().make();
        Thread.sleep(FLAGS_TAKE_EFFECT.toMillis());
        AgentStatus before = numbers.now();
        CallStats stats = traffic.resume();
        long end = System.nanoTime() + LENGTH.toNanos();
        List<String> remarks = phase.meanwhile().play();
        while (System.nanoTime() < end) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            screen.running(Row.of(number, phase.title(), stats, numbers.now().since(before)));
        }
        traffic.pause();
        AgentStatus seen = numbers.settledSince(before).since(before);

        boolean asExpected = phase.expectation().test(seen);
        boolean allWell = asExpected && stats.failures() == 0;
        screen.done(Row.of(number, phase.title(), stats, seen), allWell);
        remarks.forEach(screen::note);
        if (!asExpected) {
            screen.note("✗ expected: " + phase.expected());
        }
        if (stats.failures() > 0) {
            screen.note("✗ " + stats.failures() + " wrong answers, such as:");
            stats.errors().forEach(screen::note);
        }
        return allWell;
    }
}
