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

    /** The DAO of {@link UnderLoad}. */
    static Path forLoad(Path folder, Path flags, String dynamo) throws IOException {
        return Files.write(
                folder.resolve("shadow.properties"),
                List.of(
                        "dao.mirrored.interface = com.acme.notes.MirroredDao",
                        "dao.mirrored.entity = com.acme.notes.Note",
                        "dao.mirrored.table = notes",
                        "dao.mirrored.key = id",
                        "dao.mirrored.context = accountId",
                        "dao.mirrored.method.find = get(id)",
                        "flags.file = " + flags,
                        "dynamo.endpoint = " + dynamo,
                        "log.file = " + folder + "/agent.log"));
    }

    /** The repository of the Spring Boot application, with its flags off for everyone. */
    static Path forShop(Path folder, String dynamo) throws IOException {
        Path flags = Files.writeString(
                folder.resolve("flags.json"),
                "{\"flagValues\": {\"orders-mongo-write\": true, \"orders-mongo-read\": true,"
                        + " \"orders-dynamo-write\": false, \"orders-dynamo-read\": false}}");
        return Files.write(
                folder.resolve("shadow.properties"),
                List.of(
                        "dao.orders.interface = com.acme.shop.OrderRepository",
                        "dao.orders.table = orders",
                        "dao.orders.key = id",
                        "dao.orders.context = accountId",
                        "dao.orders.index.by-account = accountId",
                        "flags.file = " + flags,
                        "dynamo.endpoint = " + dynamo,
                        "dynamo.create-tables = true",
                        "log.file = " + folder + "/agent.log"));
    }
}
