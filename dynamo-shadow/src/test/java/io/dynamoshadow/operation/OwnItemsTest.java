package io.dynamoshadow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.Events;
import io.dynamoshadow.codec.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OwnItemsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        EVENT#{id}                | ORDER#{id}                | true
        EVENT#{id}                | EVENT#OLD#{id}            | false
        EVENT#OLD#{id}            | EVENT#{id}                | false
        id                        | ORDER#{id}                | false
        id                        | id                        | false
        A#{accountId}, 'HEAD'     | A#{accountId}, 'HEADS'    | true
        A#{accountId}, 'HEAD'     | A#{accountId}, 'HEAD'     | false
        A#{accountId}, 'HEAD'     | A#{accountId}, H#{id}     | true
        A#{accountId}, 'H#EAD'    | A#{accountId}, H#{id}     | false
        A#{accountId}, H#{id}     | A#{accountId}, 'H#EAD'    | false
        A#{accountId}, H#{id}     | A#{accountId}, E#{id}     | true
        accountId, id             | accountId, E#{id}         | false
        """)
    void daos_that_share_a_table_are_apart_where_no_key_can_be_of_both(String one, String other, boolean apart) {
        assertThat(OwnItems.areApart(table(one), table(other))).isEqualTo(apart);
        assertThat(OwnItems.areApart(table(other), table(one))).isEqualTo(apart);
    }

    private static Table table(String key) {
        return Events.plan(Events.settingsOf("shared", "dao.events.key = " + key))
                .items()
                .table();
    }
}
