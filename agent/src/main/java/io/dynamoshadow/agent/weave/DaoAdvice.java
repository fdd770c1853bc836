package io.dynamoshadow.agent.weave;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * The code that is copied into each woven method. It runs as part of the application's class and so may call nothing but
 * the bridge and the JDK. Never called as it stands here.
 */
final class DaoAdvice {
    private DaoAdvice() {}

    /** The number of the method, bound as a constant. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface MethodNumber {}

    @Advice.OnMethodEnter(skipOn = DynamoShadowBridge.Answer.class, suppress = Throwable.class)
    static @Nullable Object enter(
            @MethodNumber int method, @Advice.This Object self, @Advice.AllArguments Object[] arguments) {
        if (!DynamoShadowBridge.isOn(method)) {
            return null; // before the array of arguments is made
        }
        Object token = DynamoShadowBridge.enter(method, self, arguments);
        if (token instanceof DynamoShadowBridge.Call) {
            ((DynamoShadowBridge.Call) token).running = true;
        }
        return token;
    }

    // What is assigned to the parameters becomes the result of the woven method.
    @SuppressWarnings({"UnusedVariable", "ParameterNotNullable"})
    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
            @Advice.Enter @Nullable Object token,
            @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object returned,
            @Advice.Thrown(readOnly = false) @Nullable Throwable thrown) {
        if (token == null) {
            return;
        }
        if (token instanceof DynamoShadowBridge.Call) {
            // first of all, and without a call: what follows may fail where the stack or the memory has an end
            ((DynamoShadowBridge.Call) token).running = false;
        }
        if (!(token instanceof DynamoShadowBridge.Answer)) {
            returned = DynamoShadowBridge.exit(token, returned, thrown);
            return;
        }
        DynamoShadowBridge.Answer answer = (DynamoShadowBridge.Answer) token;
        if (answer.thrown != null) {
            thrown = answer.thrown;
            return;
        }
        // A value of a wrong type fails here, and the failure is suppressed: what is thrown must be set by then, or the
        // application would get null or zero.
        thrown = DynamoShadowBridge.MISFIT;
        returned = answer.value;
        thrown = null;
    }
}
