package io.dynamoshadow.agent.weave;

import io.dynamoshadow.agent.ChildJvm;
import io.dynamoshadow.agent.ChildJvm.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A sample application, and an agent that prints each of its woven calls. */
record SampleApp(String classPath, String main, String interfaces, Path agent) {
    private static final String INTERFACES =
            "app.Dao,app.Finder,app.HiddenFinder,app.Defaults,app.Generics$Store,app.Generics$TextDao"
                    + ",app.Shapes$Overloads,app.Shapes$Sized,app.Shapes$Named";

    static SampleApp compile(Path directory) throws IOException {
        return of(ChildJvm.compile("app", directory).toString(), "app.App", INTERFACES, directory);
    }

    static SampleApp of(String classPath, String main, String interfaces, Path directory) throws IOException {
        return new SampleApp(classPath, main, interfaces, ChildJvm.recordingAgent(directory));
    }

    Result runUnwoven(Path jdk, String... arguments) {
        return run(jdk, List.of(), arguments);
    }

    /** With a handler that records, is off, is behind shut gates, or is absent. */
    Result run(Path jdk, String handler, String... arguments) {
        String option = "-javaagent:" + agent + "=" + ChildJvm.AGENT_JAR + ";" + handler + ";" + interfaces;
        return run(jdk, List.of(option), arguments);
    }

    private Result run(Path jdk, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(List.of("java"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        return ChildJvm.run(jdk, Map.of(), command.toArray(new String[0]));
    }
}
