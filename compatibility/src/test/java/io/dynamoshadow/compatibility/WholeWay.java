package io.dynamoshadow.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

/** What every application must do with the agent, whatever it is made of. */
final class WholeWay {

    private static final String FIRST = "o1 of ann: 3 at 9.95";

    private WholeWay() {}

    /** Goes from writes to both stores to DynamoDB alone, and counts each call once. */
    static void goes(OrdersApp app) {
        goes(app, "orders");
    }

    /** @param collection where the application keeps its orders */
    static void goes(OrdersApp app, String collection) {
        writesToBoth(app);
        readsBoth(app);

        app.setFlags(false, false, true, true);
        assertThat(app.ask("list ann")).isEqualTo(FIRST);
        assertThat(app.ask("place o2 ann 5")).isEqualTo("placed");
        assertThat(app.ask("count ann")).isEqualTo("2");
        assertThat(app.ask("cancel o1")).isEqualTo("cancelled");
        assertThat(app.ask("find o1")).isEqualTo("none");
        assertThat(app.dynamo().all()).containsOnlyKeys("o2");
        assertThat(app.mongo().getCollection(collection).find())
                .extracting(document -> document.getString("_id"))
                .containsExactly("o1");

        assertThat(app.status().count("save", "calls")).isEqualTo(2);
        assertThat(app.status().count("save", "mirroredWrites")).isEqualTo(2);
    }

    private static void writesToBoth(OrdersApp app) {
        assertThat(app.ask("place o1 ann 3")).isEqualTo("placed");
        app.until(() -> app.status().count("save", "mirroredWrites") == 1);
        assertThat(app.dynamo().get("o1")).containsKeys("id", "customer", "quantity", "price", "placedAt", "notes");
        assertThat(app.status().count("save", "calls")).isEqualTo(1);
    }

    private static void readsBoth(OrdersApp app) {
        app.setFlags(true, true, true, true);
        assertThat(app.ask("find o1")).isEqualTo(FIRST);
        assertThat(app.ask("list ann")).isEqualTo(FIRST);
        assertThat(app.ask("count ann")).isEqualTo("1");
        for (String read : new String[] {"findById", "findByCustomer", "countByCustomer"}) {
            app.until(() -> app.status().count(read, "matches") == 1);
            assertThat(app.status().count(read, "calls")).as(read).isEqualTo(1);
            assertThat(app.status().count(read, "differences")).as(read).isZero();
        }
    }

    /** Nothing on stderr but what the agent tells, and that is no trouble. */
    static void assertIsSilent(OrdersApp app) {
        assertThat(app.process().stderr().lines())
                .allMatch(line -> line.contains("[dynamo-shadow]") || line.startsWith("    "))
                .noneMatch(line -> line.contains(" ERROR ") || line.contains(" WARN "))
                .noneMatch(line -> line.contains("Exception"));
    }
}
