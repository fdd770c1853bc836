package io.dynamoshadow.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The agent's settings files. */
final class ShadowSettings {
    private ShadowSettings() {}

    /** The DAOs of {@link CallCost}. There is no DynamoDB: nothing is to reach it. */
    static Path forNotes(Path folder, Path flags) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "flags.file = " + flags,
                "dynamo.endpoint = http://127.0.0.1:1",
                "log.file = " + folder + "/agent.log"));
        for (String dao : List.of("SwitchedOff", "OffForAll", "Targeted")) {
            String name = dao.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
            lines.addAll(List.of(
                    "dao." + name + ".interface = com.acme.notes." + dao + "Dao",
                    "dao." + name + ".entity = com.acme.notes.Note",
                    "dao." + name + ".table = notes",
                    "dao." + name + ".key = id",
                    "dao." + name + ".context = accountId",
                    "dao." + name + ".index.by-account = accountId",
                    "dao." + name + ".method.find = get(id)",
                    "dao." + name + ".method.count = count(accountId = $accountId) index by-account"));
        }
        return Files.write(folder.resolve("shadow.properties"), lines);
    }
}
