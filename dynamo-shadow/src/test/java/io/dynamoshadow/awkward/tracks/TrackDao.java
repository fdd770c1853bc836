package io.dynamoshadow.awkward.tracks;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

public interface TrackDao {
    Optional<Track> findById(String id);

    Track getById(String id);

    Optional<Track> track(String id);

    Track fetch(String id);

    Optional<Track> read(String id);

    Collection<Track> findAllById(Collection<String> ids);

    Map<String, Track> findByIdIn(Collection<String> ids);

    boolean existsById(String id);

    boolean contains(String id);

    List<Track> findByAlbum(String album);

    List<Track> queryByAlbum(String album);

    List<Track> getByAlbumOrderByNumber(String album);

    List<Track> findByAlbumOrderByNumberDesc(String album);

    Optional<Track> findByAlbumAndNumber(String album, int number);

    List<Track> findByAlbumAndNumberLessThan(String album, int number);

    List<Track> findByAlbumAndNumberGreaterThanEqual(String album, int number);

    List<Track> findByAlbumAndNumberBetween(String album, int from, int to);

    Track[] findByAlbumAndNumberIn(String album, List<Integer> numbers);

    Set<Track> findByAlbumAndGenre(String album, Genre genre);

    List<Track> findByAlbumAndLyricsIsNull(String album);

    Optional<Track> findFirstByAlbumOrderByNumberAsc(String album);

    Optional<Track> findFirstByAlbumOrderByNumberDesc(String album);

    List<Track> findByGenre(Genre genre);

    List<Track> findByGenreAndReleasedAtAfter(Genre genre, Instant since);

    List<Track> findTop3ByGenreOrderByReleasedAtDesc(Genre genre);

    List<String> findIdsByAlbum(String album);

    Optional<String> findLyricsById(String id);

    SortedSet<String> albums();

    int countByAlbum(String album);

    long countByGenre(Genre genre);

    boolean existsByAlbumAndNumber(String album, int number);

    Track insert(Track track);

    Track save(Track track);

    Optional<Track> putIfAbsent(Track track);

    boolean add(Track track);

    void store(Track track);

    Iterable<Track> saveAll(Iterable<Track> tracks);

    Track replace(Track track);

    void deleteById(String id);

    boolean removeById(String id);

    long deleteByAlbum(String album);

    List<Track> removeByGenre(Genre genre);
}
