package com.acme.events;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.function.Function;

/** Events as JSON: times are ISO-8601, bytes are Base64, what is null is left out. */
final class EventJson {

    private final Gson gson = new GsonBuilder()
            .disableHtmlEscaping()
            .registerTypeAdapter(Instant.class, new AsText<>(Instant::parse, Instant::toString))
            .registerTypeAdapter(
                    Date.class, new AsText<Date>(text -> Date.from(Instant.parse(text)), date -> date.toInstant()
                            .toString()))
            .registerTypeAdapter(
                    byte[].class, new AsText<byte[]>(Base64.getDecoder()::decode, Base64.getEncoder()::encodeToString))
            .create();

    /**
     * Reads an event.
     *
     * @return the event, or null when the text is empty
     * @throws InvalidRequestException when the text is not the JSON of an event
     */
    Event read(String text) {
        try {
            return gson.fromJson(text, Event.class);
        } catch (JsonParseException e) {
            throw new InvalidRequestException(e.getMessage(), e);
        }
    }

    String write(Object value) {
        return gson.toJson(value);
    }

    String writeError(Throwable thrown) {
        return gson.toJson(Collections.singletonMap("error", thrown.getClass().getName() + ": " + thrown.getMessage()));
    }

    /** A value that is written as a string. */
    private static final class AsText<T> extends TypeAdapter<T> {

        private final Function<String, T> parse;
        private final Function<T, String> print;

        AsText(Function<String, T> parse, Function<T, String> print) {
            this.parse = parse;
            this.print = print;
        }

        @Override
        public void write(JsonWriter out, T value) throws IOException {
            out.value(value == null ? null : print.apply(value));
        }

        @Override
        public T read(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return null;
            }
            String text = in.nextString();
            try {
                return parse.apply(text);
            } catch (RuntimeException e) {
                throw new JsonParseException("cannot read \"" + text + "\" at " + in.getPath(), e);
            }
        }
    }
}
