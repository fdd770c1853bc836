package io.dynamoshadow.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class VersionClockTest {
    private final AtomicLong now = new AtomicLong(1_000);
    private final VersionClock clock = new VersionClock(now::get, 7);

    @Test
    void versions_grow_within_a_millisecond_and_when_the_clock_is_set_back() {
        Version first = clock.next();
        Version second = clock.next();
        now.set(500);
        Version third = clock.next();
        now.set(2_000);
        Version fourth = clock.next();

        assertThat(second).isGreaterThan(first);
        assertThat(third).isGreaterThan(second);
        assertThat(fourth).isGreaterThan(third);
        assertThat(fourth.millis()).isEqualTo(2_000);
    }

    @Test
    void a_millisecond_with_too_many_versions_borrows_from_the_next() {
        clock.observe(new Version(1_000, Version.LIMIT - 1, 9));

        assertThat(clock.next()).isEqualTo(new Version(1_001, 0, 7));
    }

    @Test
    void what_was_seen_is_older_than_what_follows_even_where_its_clock_is_ahead() {
        Version ahead = new Version(60_000, 3, 9);
        clock.observe(ahead);
        clock.observe(new Version(10, 0, 9));

        assertThat(clock.next()).isGreaterThan(ahead);
    }

    @Test
    void a_version_is_one_number_and_comes_back_from_it() {
        Version version = new Version(1_795_658_954_182L, 42, 57_990);

        assertThat(version.attribute().n()).isEqualTo("17956589541820004257990");
        assertThat(Version.of(Map.of("_v", version.attribute()))).isEqualTo(version);
        assertThat(new Version(1, 0, 3).attribute().n()).hasSizeLessThan(12);
        assertThat(Version.of(Map.of("_v", Version.OLDEST.attribute()))).isEqualTo(Version.OLDEST);
    }

    @Test
    void what_is_no_version_of_ours_is_none() {
        assertThat(Version.of(null)).isNull();
        assertThat(Version.of(Map.of())).isNull();
        assertThat(Version.of(Map.of("_v", AttributeValue.fromS("7")))).isNull();
        assertThat(Version.of(Map.of("_v", AttributeValue.fromN("1.5")))).isNull();
    }

    @Test
    void numbers_are_in_the_order_of_their_versions() {
        Version[] inOrder = {
            Version.OLDEST,
            new Version(999, 99_999, 99_999),
            new Version(1_000, 0, 1),
            new Version(1_000, 0, 2),
            new Version(1_000, 1, 1),
            new Version(10_000, 0, 0)
        };
        for (int i = 1; i < inOrder.length; i++) {
            assertThat(inOrder[i]).isGreaterThan(inOrder[i - 1]);
            assertThat(new java.math.BigInteger(inOrder[i].toString()))
                    .isGreaterThan(new java.math.BigInteger(inOrder[i - 1].toString()));
        }
    }

    @Test
    void only_what_somebody_else_wrote_not_long_before_is_contended() {
        Version version = new Version(10_000_000, 0, 7);

        assertThat(clock.isContended(null, version)).isFalse();
        assertThat(clock.isContended(new Version(9_999_000, 0, 7), version)).isFalse();
        assertThat(clock.isContended(new Version(9_999_000, 0, 8), version)).isTrue();
        assertThat(clock.isContended(version.settled(), version)).isTrue();
        assertThat(clock.isContended(new Version(11_000_000, 0, 8), version)).isTrue();
        assertThat(clock.isContended(new Version(1_000, 0, 8), version)).isFalse();
        assertThat(clock.isContended(Version.OLDEST, version)).isFalse();
    }

    @Test
    void many_threads_never_get_the_same() throws InterruptedException {
        Set<Version> all = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            threads.execute(() -> {
                for (int j = 0; j < 5_000; j++) {
                    all.add(clock.next());
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        assertThat(all).hasSize(40_000);
    }
}
