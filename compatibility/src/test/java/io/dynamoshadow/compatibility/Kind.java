package io.dynamoshadow.compatibility;

import java.util.List;
import java.util.Set;

/** A kind of application, and the JDKs on which the tests run it: the oldest and the newest that it takes at least. */
enum Kind {
    PLAIN("Plain Java, on the class path", 8, 8, 11, 17, 21, 25),
    MODULES("Plain Java, in named modules that export and open nothing", 11, 11, 17, 21, 25),
    JVM_OPTIONS("`-Xshare`, `-Xverify:all`, `--illegal-access=deny`", 8, 8, 11, 17, 21, 25),
    SPRING_BOOT_3("Spring Boot 3.5 jar, repository of Spring Data MongoDB", 17, 17, 21, 25),
    SPRING_BOOT_2("Spring Boot 2.7 jar, `@Transactional` and `@Cacheable` around the DAO", 8, 8, 11, 17),
    TOMCAT("Wars in Tomcat 9, two at once, redeployed ten times", 8, 8, 17, 25),
    GUICE("Guice 5 with an interceptor around the DAO", 8, 8, 25),
    WELD("CDI (Weld 5), an interceptor around the DAO", 11, 11, 25),
    OPEN_TELEMETRY("Beside the OpenTelemetry agent 2, before or after it", 8, 8, 25),
    JACOCO("Beside the JaCoCo agent, before or after it", 8, 8, 25),
    THREE_AGENTS("Beside both", 8, 8, 25);

    /** The JDKs that the page has a column for. */
    static final List<Integer> COLUMNS = List.of(8, 11, 17, 21, 25);

    private final String title;
    private final int oldest;

    @SuppressWarnings("ImmutableEnumChecker") // a set of this kind cannot be changed
    private final Set<Integer> tested;

    Kind(String title, int oldest, Integer... tested) {
        this.title = title;
        this.oldest = oldest;
        this.tested = Set.of(tested);
    }

    /** As the page names it. */
    String title() {
        return title;
    }

    /** Whether the kind itself needs a newer JDK than this. */
    boolean needsNewer(int version) {
        return version < oldest;
    }

    boolean isTestedOn(int version) {
        return tested.contains(version);
    }
}
