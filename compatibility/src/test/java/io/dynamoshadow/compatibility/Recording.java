package io.dynamoshadow.compatibility;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Records how each test of an application ended. */
final class Recording implements InvocationInterceptor {

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> test, ExtensionContext context)
            throws Throwable {
        Kind kind = test.getExecutable().getAnnotation(OnJdksOf.class).value();
        Jdk jdk = (Jdk) test.getArguments().get(0);
        boolean works = false;
        try {
            invocation.proceed();
            works = true;
        } finally {
            Results.record(kind, jdk.version(), works);
        }
    }
}
