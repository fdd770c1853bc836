package io.dynamoshadow.awkward.tracks;

import com.mongodb.client.MongoDatabase;
import io.dynamoshadow.awkward.MirrorsMongo;
import io.dynamoshadow.awkward.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class TrackDaoTest extends MirrorsMongo<TrackDao> {
    private static final Instant RELEASE = Instant.parse("1999-12-31T00:00:00Z");

    @Override
    protected String name() {
        return "tracks";
    }

    @Override
    protected Class<TrackDao> dao() {
        return TrackDao.class;
    }

    @Override
    protected TrackDao onMongo(MongoDatabase database) {
        return new MongoTrackDao(database.getCollection("tracks"));
    }

    @Override
    protected List<Class<?>> implementations() {
        return List.of(MongoTrackDao.class);
    }

    @Override
    protected List<String> lines() {
        return List.of("key = id", "index.by-album = album, number", "index.by-genre = genre, releasedAt");
    }

    @Override
    protected Iterable<?> everything(TrackDao dao) {
        return ((MongoTrackDao) dao).all();
    }

    private static Track track(int number) {
        return new Track(
                "t" + number,
                "album" + number % 2,
                number,
                Duration.ofMillis(180_000L + number),
                number % 3 == 0 ? Genre.METAL : Genre.JAZZ,
                number % 2 == 0 ? Optional.empty() : Optional.of("la " + number),
                List.of(new Artist("A" + number, Optional.of(1900 + number)), new Artist("", Optional.empty())),
                Map.of("de", number, "fr", -number),
                number % 2 == 0 ? new Source.Vinyl(2) : new Source.Stream("s", 9_000_000_000L + number),
                RELEASE.plusMillis(number));
    }

    private static Track nameless(int number) {
        return track(number).withId(null);
    }

    @Override
    protected void script(Script<TrackDao> script) {
        script.step("insert", dao -> dao.insert(track(1)));
        script.fails("insert twice", dao -> dao.insert(track(1)));
        script.step("insert without an id", (dao, ids) -> {
            Track inserted = dao.insert(nameless(20));
            ids.made("inserted", inserted.id());
            return inserted;
        });
        script.step("find what got an id", (dao, ids) -> dao.findById(ids.of("inserted")));
        script.step("save", dao -> dao.save(track(2)));
        script.step("save again", dao -> dao.save(track(2).withLyrics("oh")));
        script.step("save without an id", (dao, ids) -> {
            Track saved = dao.save(nameless(21));
            ids.made("saved", saved.id());
            return saved;
        });
        script.step("putIfAbsent", dao -> dao.putIfAbsent(track(3)));
        script.step("putIfAbsent where one is", dao -> dao.putIfAbsent(track(3).withLyrics("too late")));
        script.step("add", dao -> dao.add(track(4)));
        script.step("add twice", dao -> dao.add(track(4).withLyrics("too late")));
        script.run("store", dao -> dao.store(track(5)));
        script.unordered("saveAll", dao -> dao.saveAll(List.of(track(6), track(7))));
        script.step("replace", dao -> dao.replace(track(7).withLyrics("new")));
        script.step("replace none", dao -> dao.replace(track(99)));
        reads(script);
        script.run("deleteById", dao -> dao.deleteById("t1"));
        script.step("removeById", dao -> dao.removeById("t2"));
        script.step("removeById of none", dao -> dao.removeById("t2"));
        script.unordered("removeByGenre", dao -> dao.removeByGenre(Genre.METAL));
        script.step("deleteByAlbum", dao -> dao.deleteByAlbum("album1"));
    }

    private static void reads(Script<TrackDao> script) {
        script.step("findById", dao -> dao.findById("t1"));
        script.step("findById of none", dao -> dao.findById("t99"));
        script.step("getById", dao -> dao.getById("t2"));
        script.step("track", dao -> dao.track("t2"));
        script.step("fetch", dao -> dao.fetch("t2"));
        script.step("read", dao -> dao.read("t2"));
        script.unordered("findAllById", dao -> dao.findAllById(List.of("t1", "t99", "t2")));
        script.step("findByIdIn", dao -> dao.findByIdIn(List.of("t1", "t99", "t2")));
        script.step("existsById", dao -> dao.existsById("t1"));
        script.step("contains", dao -> dao.contains("t99"));
        script.unordered("findByAlbum", dao -> dao.findByAlbum("album1"));
        script.unordered("queryByAlbum", dao -> dao.queryByAlbum("album0"));
        script.step("in order", dao -> dao.getByAlbumOrderByNumber("album1"));
        script.step("in reverse", dao -> dao.findByAlbumOrderByNumberDesc("album1"));
        script.step("the third", dao -> dao.findByAlbumAndNumber("album1", 3));
        script.step("the third of none", dao -> dao.findByAlbumAndNumber("album9", 3));
        script.unordered("less than", dao -> dao.findByAlbumAndNumberLessThan("album1", 5));
        script.unordered("at least", dao -> dao.findByAlbumAndNumberGreaterThanEqual("album1", 5));
        script.unordered("between", dao -> dao.findByAlbumAndNumberBetween("album1", 3, 5));
        script.unordered("one of", dao -> dao.findByAlbumAndNumberIn("album1", List.of(1, 5, 9)));
        script.step("of a genre", dao -> dao.findByAlbumAndGenre("album1", Genre.JAZZ));
        script.unordered("without lyrics", dao -> dao.findByAlbumAndLyricsIsNull("album0"));
        script.step("the first", dao -> dao.findFirstByAlbumOrderByNumberAsc("album1"));
        script.step("the last", dao -> dao.findFirstByAlbumOrderByNumberDesc("album1"));
        script.unordered("findByGenre", dao -> dao.findByGenre(Genre.METAL));
        script.unordered("after", dao -> dao.findByGenreAndReleasedAtAfter(Genre.JAZZ, RELEASE.plusMillis(4)));
        script.step("the last three", dao -> dao.findTop3ByGenreOrderByReleasedAtDesc(Genre.JAZZ));
        script.unordered("findIdsByAlbum", dao -> dao.findIdsByAlbum("album1"));
        script.step("findLyricsById", dao -> dao.findLyricsById("t1"));
        script.step("albums", dao -> dao.albums());
        script.step("countByAlbum", dao -> dao.countByAlbum("album1"));
        script.step("countByGenre", dao -> dao.countByGenre(Genre.METAL));
        script.step("existsByAlbumAndNumber", dao -> dao.existsByAlbumAndNumber("album1", 3));
    }

    @Override
    protected Map<String, String> gaps() {
        return Map.of(
                "add twice",
                "no name tells whether a boolean add answers or throws",
                "replace",
                "no name tells whether a replace returns what was or what is");
    }
}
