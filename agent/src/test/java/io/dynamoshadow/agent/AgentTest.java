package io.dynamoshadow.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AgentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdk.compiler/com.sun.tools.javac.Main -version",
                "jdk.jcmd/sun.tools.jps.Jps",
                "java.base/sun.security.tools.keytool.Main -list",
                "sun.tools.jps.Jps -l",
                "com.sun.tools.javac.Main A.java",
                "sun.security.tools.keytool.Main"
            })
    void tools_of_the_jdk_are_known_by_their_main_class(String command) {
        assertThat(Agent.isJdkTool(command)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "app.jar",
                "com.acme.Main sun.tools.jps.Jps",
                "jdk.compiler/com.sun.tools.javac.launcher.Main App.java",
                "jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher App.java"
            })
    void applications_are_no_tools(String command) {
        assertThat(Agent.isJdkTool(command)).isFalse();
    }
}
