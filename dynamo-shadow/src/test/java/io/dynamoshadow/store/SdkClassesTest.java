package io.dynamoshadow.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class SdkClassesTest {
    /** Every class that is named is there, and is initialised: of a loader of its own, which has not initialised any yet. */
    @Test
    void all_that_calls_take_is_initialised() throws Exception {
        List<URL> path = Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(SdkClassesTest::url)
                .toList();
        Set<String> asked = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        try (URLClassLoader own = new URLClassLoader(path.toArray(new URL[0]), ClassLoader.getPlatformClassLoader()) {
            @Override
            public Class<?> loadClass(String name) throws ClassNotFoundException {
                asked.add(name);
                try {
                    return super.loadClass(name);
                } catch (ClassNotFoundException notThere) {
                    missing.add(name);
                    throw notThere;
                }
            }
        }) {
            Method initialise = own.loadClass(SdkClasses.class.getName()).getDeclaredMethod("initialise");
            initialise.setAccessible(true);
            initialise.invoke(null);
        }

        assertThat(missing).isEmpty();
        assertThat(asked)
                .contains(
                        "software.amazon.awssdk.services.dynamodb.model.QueryRequest",
                        "software.amazon.awssdk.services.dynamodb.transform.PutItemRequestMarshaller",
                        // which the initialisation of a request asks for
                        "software.amazon.awssdk.core.SdkField");
    }

    private static URL url(String file) {
        try {
            return new java.io.File(file).toURI().toURL();
        } catch (java.net.MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
