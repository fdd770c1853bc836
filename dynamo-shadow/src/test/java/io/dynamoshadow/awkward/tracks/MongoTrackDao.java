package io.dynamoshadow.awkward.tracks;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

public class MongoTrackDao implements TrackDao {
    private final MongoCollection<Document> tracks;

    public MongoTrackDao(MongoCollection<Document> tracks) {
        this.tracks = tracks;
    }

    private Optional<Track> one(FindIterable<Document> found) {
        return Optional.ofNullable(found.first()).map(TrackDocuments::track);
    }

    private Optional<Track> byId(String id) {
        return one(tracks.find(eq(id)));
    }

    private List<Track> many(FindIterable<Document> found) {
        return found.map(TrackDocuments::track).into(new ArrayList<>());
    }

    private FindIterable<Document> of(String album, Bson... more) {
        List<Bson> all = new ArrayList<>(List.of(more));
        all.add(eq("album", album));
        return tracks.find(and(all));
    }

    @Override
    public Optional<Track> findById(String id) {
        return byId(id);
    }

    @Override
    public Track getById(String id) {
        return byId(id).orElse(null);
    }

    @Override
    public Optional<Track> track(String id) {
        return byId(id);
    }

    @Override
    public Track fetch(String id) {
        return getById(id);
    }

    @Override
    public Optional<Track> read(String id) {
        return byId(id);
    }

    @Override
    public Collection<Track> findAllById(Collection<String> ids) {
        return many(tracks.find(in("_id", ids)));
    }

    @Override
    public Map<String, Track> findByIdIn(Collection<String> ids) {
        Map<String, Track> found = new LinkedHashMap<>();
        findAllById(ids).forEach(track -> found.put(track.id(), track));
        return found;
    }

    @Override
    public boolean existsById(String id) {
        return byId(id).isPresent();
    }

    @Override
    public boolean contains(String id) {
        return existsById(id);
    }

    @Override
    public List<Track> findByAlbum(String album) {
        return many(of(album));
    }

    @Override
    public List<Track> queryByAlbum(String album) {
        return many(of(album));
    }

    @Override
    public List<Track> getByAlbumOrderByNumber(String album) {
        return many(of(album).sort(ascending("number")));
    }

    @Override
    public List<Track> findByAlbumOrderByNumberDesc(String album) {
        return many(of(album).sort(descending("number")));
    }

    @Override
    public Optional<Track> findByAlbumAndNumber(String album, int number) {
        return one(of(album, eq("number", number)));
    }

    @Override
    public List<Track> findByAlbumAndNumberLessThan(String album, int number) {
        return many(of(album, lt("number", number)));
    }

    @Override
    public List<Track> findByAlbumAndNumberGreaterThanEqual(String album, int number) {
        return many(of(album, gte("number", number)));
    }

    @Override
    public List<Track> findByAlbumAndNumberBetween(String album, int from, int to) {
        return many(of(album, gte("number", from), lte("number", to)));
    }

    @Override
    public Track[] findByAlbumAndNumberIn(String album, List<Integer> numbers) {
        return many(of(album, in("number", numbers))).toArray(new Track[0]);
    }

    @Override
    public Set<Track> findByAlbumAndGenre(String album, Genre genre) {
        return new LinkedHashSet<>(many(of(album, eq("genre", genre.name()))));
    }

    @Override
    public List<Track> findByAlbumAndLyricsIsNull(String album) {
        return many(of(album, eq("lyrics", null)));
    }

    @Override
    public Optional<Track> findFirstByAlbumOrderByNumberAsc(String album) {
        return one(of(album).sort(ascending("number")));
    }

    @Override
    public Optional<Track> findFirstByAlbumOrderByNumberDesc(String album) {
        return one(of(album).sort(descending("number")));
    }

    @Override
    public List<Track> findByGenre(Genre genre) {
        return many(tracks.find(eq("genre", genre.name())));
    }

    @Override
    public List<Track> findByGenreAndReleasedAtAfter(Genre genre, Instant since) {
        return many(tracks.find(and(eq("genre", genre.name()), gt("releasedAt", since))));
    }

    @Override
    public List<Track> findTop3ByGenreOrderByReleasedAtDesc(Genre genre) {
        return many(tracks.find(eq("genre", genre.name()))
                .sort(descending("releasedAt"))
                .limit(3));
    }

    @Override
    public List<String> findIdsByAlbum(String album) {
        return findByAlbum(album).stream().map(Track::id).toList();
    }

    @Override
    public Optional<String> findLyricsById(String id) {
        return byId(id).flatMap(Track::lyrics);
    }

    @Override
    public SortedSet<String> albums() {
        return tracks.distinct("album", String.class).into(new TreeSet<>());
    }

    @Override
    public int countByAlbum(String album) {
        return (int) tracks.countDocuments(eq("album", album));
    }

    @Override
    public long countByGenre(Genre genre) {
        return tracks.countDocuments(eq("genre", genre.name()));
    }

    @Override
    public boolean existsByAlbumAndNumber(String album, int number) {
        return findByAlbumAndNumber(album, number).isPresent();
    }

    private static Track withId(Track track) {
        return track.id() == null ? track.withId(new ObjectId().toHexString()) : track;
    }

    @Override
    public Track insert(Track track) {
        Track inserted = withId(track);
        tracks.insertOne(TrackDocuments.of(inserted));
        return inserted;
    }

    @Override
    public Track save(Track track) {
        Track saved = withId(track);
        tracks.replaceOne(eq(saved.id()), TrackDocuments.of(saved), new ReplaceOptions().upsert(true));
        return saved;
    }

    /** As a map does: what was there already, or nothing. */
    @Override
    public Optional<Track> putIfAbsent(Track track) {
        Optional<Track> present = byId(track.id());
        if (present.isEmpty()) {
            insert(track);
        }
        return present;
    }

    @Override
    public boolean add(Track track) {
        try {
            insert(track);
            return true;
        } catch (MongoWriteException duplicate) {
            return false;
        }
    }

    @Override
    public void store(Track track) {
        save(track);
    }

    @Override
    public Iterable<Track> saveAll(Iterable<Track> several) {
        List<Track> saved = new ArrayList<>();
        several.forEach(track -> saved.add(save(track)));
        return saved;
    }

    @Override
    public Track replace(Track track) {
        return Optional.ofNullable(tracks.findOneAndReplace(eq(track.id()), TrackDocuments.of(track)))
                .map(TrackDocuments::track)
                .orElse(null);
    }

    @Override
    public void deleteById(String id) {
        tracks.deleteOne(eq(id));
    }

    @Override
    public boolean removeById(String id) {
        return tracks.deleteOne(eq(id)).getDeletedCount() > 0;
    }

    @Override
    public long deleteByAlbum(String album) {
        return tracks.deleteMany(eq("album", album)).getDeletedCount();
    }

    @Override
    public List<Track> removeByGenre(Genre genre) {
        List<Track> gone = findByGenre(genre);
        tracks.deleteMany(eq("genre", genre.name()));
        return gone;
    }

    Iterable<Track> all() {
        return many(tracks.find());
    }
}
