package io.dynamoshadow.awkward.tracks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A record that checks what it is given, and counts no derived thing as its own. */
public record Track(
        String id,
        String album,
        int number,
        Duration length,
        Genre genre,
        Optional<String> lyrics,
        List<Artist> artists,
        Map<String, Integer> chart,
        Source source,
        Instant releasedAt) {
    public Track {
        if (album.isEmpty()) {
            throw new IllegalArgumentException("no album");
        }
        artists = List.copyOf(artists);
    }

    public String label() {
        return album + " " + number;
    }

    public Track withId(String other) {
        return new Track(other, album, number, length, genre, lyrics, artists, chart, source, releasedAt);
    }

    public Track withLyrics(String other) {
        return new Track(
                id, album, number, length, genre, Optional.ofNullable(other), artists, chart, source, releasedAt);
    }
}
