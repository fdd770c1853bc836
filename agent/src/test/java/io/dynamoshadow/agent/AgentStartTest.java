package io.dynamoshadow.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AgentStartTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdk.compiler/com.sun.tools.javac.Main -version",
                "jdk.jcmd/sun.tools.jps.Jps",
                "java.base/sun.security.tools.keytool.Main -list",
                "sun.tools.jps.Jps -l",
                "com.sun.tools.javac.Main A.java",
                "sun.security.tools.keytool.Main",
                "java.rmi/sun.rmi.registry.RegistryImpl",
                "java.scripting/com.sun.tools.script.shell.Main",
                "jdk.jshell/jdk.internal.jshell.tool.JShellToolProvider",
                "sun.rmi.registry.RegistryImpl",
                "com.sun.corba.se.impl.activation.ORBD"
            })
    void tools_of_the_jdk_are_known_by_their_main_class(String command) {
        assertThat(AgentStart.isJdkTool(command)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "app.jar",
                "com.acme.Main sun.tools.jps.Jps",
                "com.sun.jersey.Main",
                "javax.app.Main",
                "sun.jar",
                "jdk.app.war --port 8080",
                "jdk.compiler/com.sun.tools.javac.launcher.Main App.java",
                "jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher App.java"
            })
    void applications_are_no_tools(String command) {
        assertThat(AgentStart.isJdkTool(command)).isFalse();
    }
}
