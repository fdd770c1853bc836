package io.dynamoshadow.agent.weave;

import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** Names a method for people: {@code find(String,long)}. */
final class MethodName {
    private MethodName() {}

    static String of(MethodDescription method) {
        StringBuilder text = new StringBuilder(method.getInternalName()).append('(');
        String separator = "";
        for (TypeDescription each : method.getParameters().asTypeList().asErasures()) {
            text.append(separator).append(each.getSimpleName());
            separator = ",";
        }
        return text.append(')').toString();
    }

    /** With the class that declares it: {@code find(String,long) of com.acme.Base}. */
    static String withOwner(MethodDescription method) {
        return of(method) + " of " + method.getDeclaringType().asErasure().getName();
    }
}
