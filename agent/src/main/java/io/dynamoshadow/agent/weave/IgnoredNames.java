package io.dynamoshadow.agent.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Names whose types cannot be a DAO of the application, so that nothing need be read to know it. To look into them would
 * be right as well, only slow: a third of a Spring application's start-up cost of this agent. Internal names
 * ({@code org/acme/Dao}). Immutable.
 */
final class IgnoredNames {
    private static final String[] JDK = {"com/sun/", "java/", "javax/", "jdk/", "sun/"};

    private static final String[] FRAMEWORKS = {
        "ch/qos/logback/",
        "clojure/",
        "com/amazonaws/",
        "com/fasterxml/",
        "com/google/common/",
        "com/google/gson/",
        "com/google/inject/",
        "com/google/protobuf/",
        "com/launchdarkly/",
        "com/mongodb/",
        "dev/morphia/",
        "groovy/",
        "io/dropwizard/",
        "io/grpc/",
        "io/micrometer/",
        "io/micronaut/",
        "io/netty/",
        "io/opentelemetry/",
        "io/quarkus/",
        "io/reactivex/",
        "io/smallrye/",
        "io/undertow/",
        "io/vertx/",
        "jakarta/",
        "javassist/",
        "kotlin/",
        "kotlinx/",
        "net/bytebuddy/",
        "net/sf/cglib/",
        "okhttp3/",
        "okio/",
        "org/apache/",
        "org/aspectj/",
        "org/bson/",
        "org/codehaus/groovy/",
        "org/eclipse/",
        "org/glassfish/",
        "org/hibernate/",
        "org/jboss/",
        "org/joda/time/",
        "org/junit/",
        "org/mockito/",
        "org/mongodb/",
        "org/mongojack/",
        "org/objectweb/asm/",
        "org/reactivestreams/",
        "org/slf4j/",
        "org/springframework/",
        "org/wildfly/",
        "org/yaml/snakeyaml/",
        "reactor/",
        "scala/",
        "software/amazon/awssdk/",
        "xyz/morphia/",
    };

    /** What libraries of those frameworks have for themselves alone: no application lives there, however it is packaged. */
    private static final String[] LIBRARIES = {
        "ch/qos/logback/",
        "com/fasterxml/classmate/",
        "com/fasterxml/jackson/",
        "com/google/common/",
        "com/google/gson/",
        "com/google/protobuf/",
        "com/launchdarkly/",
        "com/mongodb/",
        "io/micrometer/",
        "io/netty/",
        "io/opentelemetry/",
        "jakarta/",
        "kotlin/",
        "okhttp3/",
        "okio/",
        "org/apache/catalina/",
        "org/apache/commons/",
        "org/apache/coyote/",
        "org/apache/el/",
        "org/apache/jasper/",
        "org/apache/juli/",
        "org/apache/logging/",
        "org/apache/naming/",
        "org/apache/tomcat/",
        "org/aspectj/",
        "org/bson/",
        "org/hibernate/",
        "org/joda/time/",
        "org/slf4j/",
        "org/springframework/aop/",
        "org/springframework/aot/",
        "org/springframework/asm/",
        "org/springframework/beans/",
        "org/springframework/boot/",
        "org/springframework/cache/",
        "org/springframework/context/",
        "org/springframework/core/",
        "org/springframework/dao/",
        "org/springframework/data/",
        "org/springframework/expression/",
        "org/springframework/format/",
        "org/springframework/http/",
        "org/springframework/jdbc/",
        "org/springframework/jmx/",
        "org/springframework/jndi/",
        "org/springframework/lang/",
        "org/springframework/messaging/",
        "org/springframework/objenesis/",
        "org/springframework/orm/",
        "org/springframework/scheduling/",
        "org/springframework/security/",
        "org/springframework/stereotype/",
        "org/springframework/transaction/",
        "org/springframework/ui/",
        "org/springframework/util/",
        "org/springframework/validation/",
        "org/springframework/web/",
        "org/yaml/snakeyaml/",
        "reactor/core/",
        "scala/",
        "software/amazon/awssdk/",
    };

    /** Sorted; none is a prefix of another. */
    private final String[] jdk;

    private final String[] frameworks;
    private final String[] libraries;

    /** All prefixes except those below which one of these interfaces lives. */
    IgnoredNames(Set<String> interfaces) {
        jdk = without(JDK, interfaces);
        frameworks = without(FRAMEWORKS, interfaces);
        libraries = without(LIBRARIES, interfaces);
    }

    private static String[] without(String[] prefixes, Set<String> interfaces) {
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
        Collections.sort(result);
        return result.toArray(new String[0]);
    }

    /** Whether this is a type of the JDK itself; a proxy class that the JDK made for the application is none. */
    boolean isJdk(String name) {
        return startsWithOne(name, jdk) && !name.contains("/$Proxy");
    }

    /** Whether this is a type of a well-known framework. */
    boolean isFramework(String name) {
        return startsWithOne(name, frameworks);
    }

    /** Whether this is a type of a well-known library, and none that was generated after the pattern of the application's. */
    boolean isLibrary(String name) {
        return startsWithOne(name, libraries) && (name.indexOf('$') < 0 || !isGenerated(name));
    }

    private static boolean isGenerated(String name) {
        return name.contains("$$") || name.contains("$Proxy") || name.contains("$ByteBuddy");
    }

    /** Of a name's prefixes there can be but one, and nothing else is sorted between it and the name. */
    private static boolean startsWithOne(String name, String[] prefixes) {
        int at = Arrays.binarySearch(prefixes, name);
        int before = at >= 0 ? at : -at - 2;
        return before >= 0 && name.startsWith(prefixes[before]);
    }
}
