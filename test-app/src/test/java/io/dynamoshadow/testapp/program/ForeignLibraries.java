package io.dynamoshadow.testapp.program;

import com.acme.events.EventServer;
import java.io.IOException;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The application, which loads old libraries of its own first, and prints where it has them from. */
public final class ForeignLibraries {

    private static final List<String> CLASSES = List.of(
            "net.bytebuddy.ByteBuddy",
            "software.amazon.awssdk.core.SdkBytes",
            "software.amazon.awssdk.services.dynamodb.model.Select",
            "org.slf4j.LoggerFactory",
            "com.google.gson.Gson");

    private ForeignLibraries() {}

    public static void main(String[] args) throws IOException, ClassNotFoundException {
        for (String name : CLASSES) {
            Class<?> found = Class.forName(name, false, ForeignLibraries.class.getClassLoader());
            System.out.println(name + " from "
                    + found.getProtectionDomain().getCodeSource().getLocation());
        }
        System.out.println(
                "logs by " + LoggerFactory.getLogger("com.acme").getClass().getName());
        EventServer.main(args);
    }
}
