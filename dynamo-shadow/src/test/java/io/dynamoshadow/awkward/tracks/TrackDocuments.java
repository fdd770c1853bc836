package io.dynamoshadow.awkward.tracks;

import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** How a track is kept in Mongo. */
@SuppressWarnings("JavaUtilDate") // what the driver gives
final class TrackDocuments {
    private TrackDocuments() {}

    static Document of(Track track) {
        return new Document("_id", track.id())
                .append("album", track.album())
                .append("number", track.number())
                .append("length", track.length().toMillis())
                .append("genre", track.genre().name())
                .append("lyrics", track.lyrics().orElse(null))
                .append(
                        "artists",
                        track.artists().stream()
                                .map(artist -> new Document("name", artist.name())
                                        .append("born", artist.born().orElse(null)))
                                .toList())
                .append("chart", new Document(new LinkedHashMap<>(track.chart())))
                .append("source", source(track.source()))
                .append("releasedAt", Date.from(track.releasedAt()));
    }

    private static Document source(Source source) {
        return source instanceof Source.Vinyl vinyl
                ? new Document("side", vinyl.side())
                : new Document("service", ((Source.Stream) source).service())
                        .append("plays", ((Source.Stream) source).plays());
    }

    private static Source source(Document source) {
        return source.containsKey("side")
                ? new Source.Vinyl(source.getInteger("side"))
                : new Source.Stream(source.getString("service"), source.getLong("plays"));
    }

    static Track track(Document document) {
        Map<String, Integer> chart = new LinkedHashMap<>();
        document.get("chart", Document.class).forEach((country, place) -> chart.put(country, (Integer) place));
        return new Track(
                document.getString("_id"),
                document.getString("album"),
                document.getInteger("number"),
                Duration.ofMillis(document.getLong("length")),
                Genre.valueOf(document.getString("genre")),
                Optional.ofNullable(document.getString("lyrics")),
                document.getList("artists", Document.class).stream()
                        .map(artist ->
                                new Artist(artist.getString("name"), Optional.ofNullable(artist.getInteger("born"))))
                        .toList(),
                chart,
                source(document.get("source", Document.class)),
                document.getDate("releasedAt").toInstant());
    }
}
