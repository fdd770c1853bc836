package io.dynamoshadow.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Flags in LaunchDarkly's own format, for each of the DAOs. Variation 0 is on, 1 is off. */
final class FlagData {
    private static final String OFF = "\"on\": false, \"fallthrough\": {\"variation\": 0}";
    private static final String NO = "\"on\": true, \"fallthrough\": {\"variation\": 1}";
    private static final String YES = "\"on\": true, \"fallthrough\": {\"variation\": 0}";

    private FlagData() {}

    static Path write(Path file) throws IOException {
        List<String> flags = new ArrayList<>();
        for (String dao : List.of("switched-off", "off-for-all", "targeted")) {
            flags.add(flag(dao + "-mongo-write", YES));
            flags.add(flag(dao + "-mongo-read", YES));
        }
        for (String what : List.of("-dynamo-write", "-dynamo-read")) {
            flags.add(flag("switched-off" + what, OFF));
            flags.add(flag("off-for-all" + what, NO));
            flags.add(flag("targeted" + what, forSome()));
        }
        for (String what : List.of("-mongo-write", "-mongo-read", "-dynamo-write", "-dynamo-read")) {
            flags.add(flag("mirrored" + what, YES));
        }
        flags.add(
                "\"notes-migration\": {\"key\": \"notes-migration\", \"version\": 1, \"salt\": \"notes\", \"on\": true,"
                        + " \"variations\": [\"shadow\"], \"fallthrough\": {\"variation\": 0}}");
        return Files.writeString(file, "{\"flags\": {" + String.join(",\n", flags) + "}}");
    }

    private static String flag(String key, String data) {
        return "\"" + key + "\": {\"key\": \"" + key + "\", \"version\": 1, \"salt\": \"" + key
                + "\", \"variations\": [true, false], \"offVariation\": 1, " + data + "}";
    }

    /** Thirty accounts by name, those of one region, those that begin with beta, and five in a hundred of all others. */
    private static String forSome() {
        StringJoiner names = new StringJoiner("\", \"", "\"", "\"");
        for (int i = 0; i < 30; i++) {
            names.add("chosen-" + i);
        }
        return "\"on\": true,"
                + " \"contextTargets\": [{\"contextKind\": \"account\", \"variation\": 0, \"values\": [" + names
                + "]}],"
                + " \"rules\": ["
                + rule("region", "in", "eu-west") + ", " + rule("key", "startsWith", "beta-")
                + "], \"fallthrough\": {\"rollout\": {\"contextKind\": \"account\", \"bucketBy\": \"key\", \"variations\": ["
                + "{\"variation\": 0, \"weight\": 5000}, {\"variation\": 1, \"weight\": 95000}]}}";
    }

    private static String rule(String attribute, String operator, String value) {
        return "{\"id\": \"" + attribute
                + "\", \"variation\": 0, \"clauses\": [{\"contextKind\": \"account\", \"attribute\": \"" + attribute
                + "\", \"op\": \"" + operator + "\", \"values\": [\"" + value + "\"]}]}";
    }
}
