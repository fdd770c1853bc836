package io.dynamoshadow.operation;

import io.dynamoshadow.Events;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Plans for DAOs of one entity, written for a test each and compiled with its parameters' names. */
final class Notes {
    private static final String NOTE =
            """
            public class Note { public String id; public String accountId; public Instant createdAt; public String title;
            public int hits; public boolean done; public List<String> tags; public Actor actor; }
            """;
    private static final String ACTOR = "public class Actor { public String name; public int age; }";

    private Notes() {}

    /**
     * @param head what stands between the interface's name and its methods
     * @param methods each method's declaration
     * @param lines of the settings; without any, the key is the id and there is an index of an account's notes by time
     */
    static DaoPlan plan(Path folder, String head, List<String> methods, String... lines) {
        Sources sources = Sources.compile(
                folder,
                List.of("-parameters"),
                "public interface Dao " + head + " { " + String.join("; ", methods) + "; }",
                NOTE,
                ACTOR);
        List<String> all = new ArrayList<>(List.of("dao.events.entity = app.Note"));
        all.addAll(
                lines.length > 0
                        ? List.of(lines)
                        : List.of("dao.events.key = id", "dao.events.index.by-account = accountId, createdAt"));
        return Planner.plan(
                Events.settingsOf("notes", all.toArray(new String[0])), sources.load("Dao"), ParameterNames.none());
    }

    /** What the one method is planned as. */
    static String operation(Path folder, String method, String... lines) {
        return operations(folder, List.of(method), lines).get(0);
    }

    /** What each of the methods is planned as, in their order; their names must differ. */
    static List<String> operations(Path folder, List<String> methods, String... lines) {
        DaoPlan plan = plan(folder, "", methods, lines);
        return methods.stream()
                .map(method -> Events.method(plan, nameOf(method)).operation().toString())
                .toList();
    }

    private static String nameOf(String method) {
        String head = method.substring(0, method.indexOf('('));
        return head.substring(head.lastIndexOf(' ') + 1);
    }
}
