package io.dynamoshadow.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

/** What Spring puts around a DAO stays around it: a call is mirrored where the DAO itself is called. */
class SpringBoot2IT {

    private static OrdersApp.Builder app(Jdk jdk) {
        return OrdersApp.on(jdk).application("spring-boot-2");
    }

    @OnJdksOf(Kind.SPRING_BOOT_2)
    void what_the_cache_answers_is_no_call_of_the_dao_behind_a_subclass(Jdk jdk) {
        try (OrdersApp app = app(jdk).start()) {
            assertThat(app.ask("class")).contains("$$EnhancerBySpringCGLIB$$");
            assertCacheAndTransactionsStayAround(app);
        }
    }

    @OnJdksOf(Kind.SPRING_BOOT_2)
    void what_the_cache_answers_is_no_call_of_the_dao_behind_a_proxy(Jdk jdk) {
        try (OrdersApp app =
                app(jdk).jvm("-Dspring.aop.proxy-target-class=false").start()) {
            assertThat(app.ask("class")).contains("$Proxy");
            assertCacheAndTransactionsStayAround(app);
        }
    }

    private static void assertCacheAndTransactionsStayAround(OrdersApp app) {
        app.ask("place o1 ann 3");
        app.awaitReady();
        app.until(() -> app.status().count("save", "mirroredWrites") == 1);
        String found = app.ask("find o1");
        assertThat(app.ask("find o1")).isEqualTo(found);
        app.until(() -> app.status().count("findById", "matches") == 1);
        assertThat(app.ask("find o1")).isEqualTo(found);
        assertThat(app.status().count("findById", "calls")).isEqualTo(1);
        assertThat(app.status().count("save", "calls")).isEqualTo(1);
        assertThat(app.ask("transactions")).isEqualTo("2");

        // in a transaction of Mongo's that the DAO's own lies in the midst of
        app.ask("roll-back o2");
        app.ask("commit o3");
        app.until(() -> app.status().count("save", "mirroredWrites") == 3);
        assertThat(app.dynamo().get("o2")).isNull();
        assertThat(app.dynamo().get("o3")).isNotNull();
        assertThat(app.ask("transactions")).isEqualTo("4");

        // DynamoDB answers in the place of the DAO, not of the cache and the transaction
        app.setFlags(false, false, true, true);
        assertThat(app.ask("find o1")).isEqualTo(found);
        assertThat(app.status().count("findById", "calls")).isEqualTo(1);
        app.ask("place o1 ann 7");
        assertThat(app.ask("find o1")).isEqualTo("o1 of ann: 7 at 9.95");
        assertThat(app.ask("find o1")).isEqualTo("o1 of ann: 7 at 9.95");
        assertThat(app.status().count("findById", "calls")).isEqualTo(2);
        assertThat(app.ask("transactions")).isEqualTo("6");
        WholeWay.assertIsSilent(app);
    }
}
