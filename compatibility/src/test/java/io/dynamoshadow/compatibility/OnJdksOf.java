package io.dynamoshadow.compatibility;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** A test of an application of that kind, which is run on each of its JDKs that this machine has, and recorded. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
@ArgumentsSource(OnJdksOf.Available.class)
@ExtendWith(Recording.class)
@interface OnJdksOf {

    Kind value();

    /** Gives the test its JDKs. */
    final class Available implements ArgumentsProvider {

        @Override
        public Stream<? extends Arguments> provideArguments(
                org.junit.jupiter.params.support.ParameterDeclarations parameters, ExtensionContext context) {
            Kind kind = context.getRequiredTestMethod()
                    .getAnnotation(OnJdksOf.class)
                    .value();
            return Jdk.all().stream()
                    .filter(jdk -> kind.isTestedOn(jdk.version()))
                    .map(Arguments::of);
        }
    }
}
