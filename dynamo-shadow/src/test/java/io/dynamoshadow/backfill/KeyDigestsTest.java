package io.dynamoshadow.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class KeyDigestsTest {
    @Test
    void keys_are_known_again_by_the_thousand() {
        KeyDigests digests = new KeyDigests();
        for (int i = 0; i < 5_000; i += 2) {
            digests.add(Map.of("id", AttributeValue.fromS("key " + i)));
        }

        for (int i = 0; i < 5_000; i++) {
            assertThat(digests.contains(Map.of("id", AttributeValue.fromS("key " + i))))
                    .isEqualTo(i % 2 == 0);
        }
    }
}
