package io.dynamoshadow.agent.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Names whose types cannot be a DAO of the application, so that nothing need be read to know it. To look into them would
 * be right as well, only slow: a third of a Spring application's start-up cost of this agent. Internal names
 * ({@code org/acme/Dao}). Immutable.
 */
final class IgnoredNames {
    private static final String[] JDK = {"java/", "javax/", "jdk/", "sun/", "com/sun/"};

    private static final String[] FRAMEWORKS = {
        "org/springframework/",
        "org/apache/",
        "com/fasterxml/",
        "org/hibernate/",
        "com/mongodb/",
        "org/bson/",
        "org/mongodb/",
        "org/mongojack/",
        "dev/morphia/",
        "xyz/morphia/",
        "org/slf4j/",
        "ch/qos/logback/",
        "io/netty/",
        "io/micrometer/",
        "io/opentelemetry/",
        "io/micronaut/",
        "io/quarkus/",
        "io/vertx/",
        "io/grpc/",
        "io/undertow/",
        "io/dropwizard/",
        "reactor/",
        "io/reactivex/",
        "io/smallrye/",
        "org/reactivestreams/",
        "com/google/common/",
        "com/google/gson/",
        "com/google/inject/",
        "com/google/protobuf/",
        "com/amazonaws/",
        "software/amazon/awssdk/",
        "com/launchdarkly/",
        "net/bytebuddy/",
        "net/sf/cglib/",
        "javassist/",
        "org/objectweb/asm/",
        "org/aspectj/",
        "org/eclipse/",
        "org/glassfish/",
        "org/jboss/",
        "org/wildfly/",
        "jakarta/",
        "kotlin/",
        "kotlinx/",
        "scala/",
        "groovy/",
        "clojure/",
        "org/codehaus/groovy/",
        "org/yaml/snakeyaml/",
        "org/joda/time/",
        "okhttp3/",
        "okio/",
        "org/junit/",
        "org/mockito/",
    };

    private final List<String> jdk;
    private final List<String> frameworks;

    /** All prefixes except those below which one of these interfaces lives. */
    IgnoredNames(Set<String> interfaces) {
        jdk = without(JDK, interfaces);
        frameworks = without(FRAMEWORKS, interfaces);
    }

    private static List<String> without(String[] prefixes, Set<String> interfaces) {
        List<String> result = new ArrayList<>(prefixes.length);
        for (String prefix : prefixes) {
            boolean needed = false;
            for (String name : interfaces) {
                needed |= name.startsWith(prefix);
            }
            if (!needed) {
                result.add(prefix);
            }
        }
        return result;
    }

    /** Whether this is a type of the JDK itself; a proxy class that the JDK made for the application is none. */
    boolean isJdk(String name) {
        return startsWithOne(name, jdk) && !name.contains("/$Proxy");
    }

    /** Whether this is a type of a well-known framework. */
    boolean isFramework(String name) {
        return startsWithOne(name, frameworks);
    }

    private static boolean startsWithOne(String name, List<String> prefixes) {
        for (int i = 0; i < prefixes.size(); i++) {
            if (name.startsWith(prefixes.get(i))) {
                return true;
            }
        }
        return false;
    }
}
