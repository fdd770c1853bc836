package io.dynamoshadow.agent.cli;

import io.dynamoshadow.agent.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small application with three DAOs, compiled for the occasion, and settings for it. */
record Shop(Path folder, Path classes) {
    /** All of it: its own classes and the library that they need. */
    static Shop in(Path folder) throws IOException {
        return new Shop(folder, ChildJvm.compile("shop", folder));
    }

    static final List<String> ORDERS = List.of(
            "dao.orders.interface = shop.OrderDao",
            "dao.orders.table = orders",
            "dao.orders.key = id",
            "dao.orders.context = customerId",
            "dao.orders.index.by-customer = customerId, placedAt",
            "dao.orders.index.by-status = status",
            "dao.orders.method.vacuum = ignore",
            "dao.orders.method.listByCustomer = query(customerId = $customerId) index by-customer desc");

    static final List<String> NOTES =
            List.of("dao.notes.interface = shop.NoteDao", "dao.notes.table = notes", "dao.notes.key = id");

    static final List<String> LOST =
            List.of("dao.lost.interface = shop.LostDao", "dao.lost.table = lost", "dao.lost.key = id");

    @SafeVarargs
    final String settings(List<String>... parts) throws IOException {
        Path file = folder.resolve("shadow.properties");
        Files.writeString(file, "");
        for (List<String> part : parts) {
            Files.writeString(file, Files.readString(file) + String.join("\n", part) + "\n");
        }
        return file.toString();
    }
}
