package io.dynamoshadow.agent.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says which class a class path lacks, and in which jar it usually is. */
final class MissingClass {
    /** Beginnings of names, the longer ones first, and the libraries that have them. */
    private static final String[][] USUAL_PLACES = {
        {"org.springframework.data.mongodb.", "spring-data-mongodb"},
        {"org.springframework.data.", "spring-data-commons"},
        {"org.springframework.transaction.", "spring-tx"},
        {"org.springframework.beans.", "spring-beans"},
        {"org.springframework.stereotype.", "spring-context"},
        {"org.springframework.context.", "spring-context"},
        {"org.springframework.", "spring-core"},
        {"com.mongodb.reactivestreams.", "mongodb-driver-reactivestreams"},
        {"com.mongodb.client.", "mongodb-driver-sync or mongo-java-driver"},
        {"com.mongodb.", "mongodb-driver-core or mongo-java-driver"},
        {"org.bson.", "bson or mongo-java-driver"},
        {"dev.morphia.", "morphia-core"},
        {"xyz.morphia.", "morphia"},
        {"org.mongodb.morphia.", "morphia"},
        {"org.jongo.", "jongo"},
        {"com.fasterxml.jackson.databind.", "jackson-databind"},
        {"com.fasterxml.jackson.annotation.", "jackson-annotations"},
        {"com.fasterxml.jackson.", "jackson-core"},
        {"com.google.gson.", "gson"},
        {"com.google.common.", "guava"},
        {"kotlinx.coroutines.", "kotlinx-coroutines-core-jvm"},
        {"kotlin.", "kotlin-stdlib"},
        {"scala.", "scala-library"},
        {"groovy.", "groovy"},
        {"reactor.", "reactor-core"},
        {"org.reactivestreams.", "reactive-streams"},
        {"io.reactivex.rxjava3.", "rxjava 3"},
        {"io.reactivex.", "rxjava 2"},
        {"io.vavr.", "vavr"},
        {"org.joda.time.", "joda-time"},
        {"org.joda.money.", "joda-money"},
        {"javax.money.", "money-api"},
        {"jakarta.persistence.", "jakarta.persistence-api"},
        {"javax.persistence.", "javax.persistence-api"},
        {"javax.xml.bind.", "jaxb-api, which the JDK has not had since Java 11"},
        {"org.apache.commons.lang3.", "commons-lang3"},
        {"org.slf4j.", "slf4j-api"},
    };

    /** {@code com/acme/Event (wrong name: …)}. */
    private static final Pattern NAME = Pattern.compile("^L?([\\w$./-]+)");

    private static final Pattern VERSION = Pattern.compile("class file version (\\d+)");

    /** The class file versions began with 45 for Java 1.1. */
    private static final int BEFORE_JAVA_1 = 44;

    private MissingClass() {}

    /** @param needed what was looked at when the class was missed, for people */
    static CommandException failure(String needed, Throwable failure) {
        if (failure instanceof UnsupportedClassVersionError) {
            return tooNew(needed, failure);
        }
        String name = failure instanceof TypeNotPresentException
                ? ((TypeNotPresentException) failure).typeName()
                : nameIn(failure.getMessage());
        if (name == null
                || !(failure instanceof NoClassDefFoundError
                        || failure instanceof TypeNotPresentException
                        || failure instanceof ClassNotFoundException)) {
            return new CommandException("--classpath: " + needed + " cannot be loaded: " + failure, failure);
        }
        String place = usualPlace(name);
        return new CommandException(
                "--classpath lacks " + name + ", which " + needed + " needs. "
                        + (place == null
                                ? "Add the jar or the folder that has it"
                                : "Add the jar that has it, usually " + place),
                failure);
    }

    private static CommandException tooNew(String needed, Throwable failure) {
        Matcher version = VERSION.matcher(String.valueOf(failure.getMessage()));
        String java = version.find() ? "Java " + (Integer.parseInt(version.group(1)) - BEFORE_JAVA_1) : "a newer Java";
        return new CommandException(
                "--classpath: " + needed + " was compiled for " + java + ", and this is Java "
                        + System.getProperty("java.specification.version")
                        + ". Run this command with the application's own java",
                failure);
    }

    private static @Nullable String nameIn(@Nullable String message) {
        Matcher name = NAME.matcher(message == null ? "" : message);
        return name.find() ? name.group(1).replace('/', '.') : null;
    }

    private static @Nullable String usualPlace(String name) {
        for (String[] place : USUAL_PLACES) {
            if (name.startsWith(place[0])) {
                return place[1];
            }
        }
        return null;
    }
}
