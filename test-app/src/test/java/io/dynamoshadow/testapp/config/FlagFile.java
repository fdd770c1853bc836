package io.dynamoshadow.testapp.config;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;

/** A file of LaunchDarkly flags for one DAO. Every change replaces it at once, so that no reader sees half of it. */
public final class FlagFile {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private final Path path;
    private final String dao;
    private final Map<Flag, Audience> audiences = new EnumMap<>(Flag.class);
    private int version;

    /** A file with Mongo on and Dynamo off, for everyone. */
    public FlagFile(Path path, String dao) {
        this.path = path;
        this.dao = dao;
        set(true, true, false, false);
    }

    public Path path() {
        return path;
    }

    /** Sets the four flags for everyone. */
    public synchronized void set(boolean mongoWrite, boolean mongoRead, boolean dynamoWrite, boolean dynamoRead) {
        audiences.put(Flag.MONGO_WRITE, everyoneIf(mongoWrite));
        audiences.put(Flag.MONGO_READ, everyoneIf(mongoRead));
        audiences.put(Flag.DYNAMO_WRITE, everyoneIf(dynamoWrite));
        audiences.put(Flag.DYNAMO_READ, everyoneIf(dynamoRead));
        write();
    }

    /** Sets one flag and leaves the others. */
    public synchronized void set(Flag flag, Audience audience) {
        audiences.put(flag, audience);
        write();
    }

    private void write() {
        version++;
        JsonObject flags = new JsonObject();
        audiences.forEach((flag, audience) -> flags.add(flag.key(dao), audience.toJson(flag.key(dao), version)));
        JsonObject file = new JsonObject();
        file.add("flags", flags);
        replace(GSON.toJson(file));
    }

    /** Replaces the file by any text, for instance a broken one. */
    public synchronized void replace(String text) {
        try {
            Path next = path.resolveSibling(path.getFileName() + ".next");
            Files.writeString(next, text);
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Audience everyoneIf(boolean on) {
        return on ? Audience.EVERYONE : Audience.NOBODY;
    }
}
