package io.dynamoshadow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamoshadow.Events;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.model.ModelException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TableRequestTest {
    private static Table table(String key, String... indexes) {
        List<String> lines = new ArrayList<>(List.of("dao.events.key = " + key));
        lines.addAll(List.of(indexes));
        return Events.plan(Events.settingsOf("events", lines.toArray(new String[0])))
                .items()
                .table();
    }

    private static TableRequest both(Table one, Table other) {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("events", one);
        tables.put("audit", other);
        return TableRequest.of(tables);
    }

    @Test
    void is_what_the_aws_cli_takes() {
        assertThat(TableRequest.of(table("id", "dao.events.index.by-account = accountId, createdAt"))
                        .json())
                .hasToString("{TableName=events, BillingMode=PAY_PER_REQUEST, AttributeDefinitions="
                        + "[{AttributeName=id, AttributeType=S}, {AttributeName=accountId, AttributeType=S}, "
                        + "{AttributeName=createdAt, AttributeType=S}], "
                        + "KeySchema=[{AttributeName=id, KeyType=HASH}], GlobalSecondaryIndexes="
                        + "[{IndexName=by-account, KeySchema=[{AttributeName=accountId, KeyType=HASH}, "
                        + "{AttributeName=createdAt, KeyType=RANGE}], Projection={ProjectionType=ALL}}]}");
    }

    @Test
    void without_indexes_there_is_no_empty_list_of_them() {
        assertThat(TableRequest.of(table("accountId, createdAt")).json())
                .hasToString("{TableName=events, BillingMode=PAY_PER_REQUEST, AttributeDefinitions="
                        + "[{AttributeName=accountId, AttributeType=S}, {AttributeName=createdAt, AttributeType=S}], "
                        + "KeySchema=[{AttributeName=accountId, KeyType=HASH}, "
                        + "{AttributeName=createdAt, KeyType=RANGE}]}");
    }

    @Test
    void daos_that_share_a_table_get_all_their_indexes() {
        TableRequest shared = both(
                table("id", "dao.events.index.by-account = accountId"),
                table("id", "dao.events.index.by-account = accountId", "dao.events.index.by-time = createdAt"));

        assertThat(shared.request().globalSecondaryIndexes())
                .extracting(index -> index.indexName())
                .containsExactly("by-account", "by-time");
        assertThat(shared.request().attributeDefinitions())
                .extracting(attribute -> attribute.attributeName())
                .containsExactly("id", "accountId", "createdAt");
    }

    @Test
    void daos_whose_keys_differ_cannot_share_a_table() {
        assertThatThrownBy(() -> both(table("id"), table("accountId, createdAt")))
                .isInstanceOf(ModelException.class)
                .hasMessage("the table events cannot serve both events and audit: its key is id for the one and"
                        + " accountId, createdAt for the other. Give one of them another dao.….table, or the same key");
    }

    @Test
    void daos_whose_indexes_differ_cannot_share_a_table() {
        assertThatThrownBy(() -> both(
                        table("id", "dao.events.index.by-account = accountId"),
                        table("id", "dao.events.index.by-account = accountId, createdAt")))
                .hasMessageContaining(
                        "its index by-account is accountId for the one and accountId, createdAt for the other");
    }

    @Test
    void daos_that_mean_different_types_by_one_attribute_cannot_share_a_table() {
        Table numbered = ItemCodec.of(Events.settingsOf("events", "dao.events.key = id"), Numbered.class)
                .table();

        assertThatThrownBy(() -> both(table("id"), numbered))
                .hasMessageContaining("its attribute id is S for the one and N for the other");
    }

    @Test
    void items_expire_by_one_attribute() {
        TableRequest expiring = TableRequest.of(table("id")).expiringBy("_ttl");

        assertThat(expiring.ttlAttribute()).isEqualTo("_ttl");
        assertThat(expiring.expiringBy("_ttl").ttlAttribute()).isEqualTo("_ttl");
        assertThatThrownBy(() -> expiring.expiringBy("expires"))
                .hasMessage("the table events cannot take the time to live from both _ttl and expires. Write one of"
                        + " them in every dao.….ttl-attribute of this table");
    }

    static final class Numbered {
        long id;
    }
}
