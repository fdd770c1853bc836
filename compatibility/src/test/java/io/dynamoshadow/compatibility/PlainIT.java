package io.dynamoshadow.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

/** No framework at all. */
class PlainIT {

    @OnJdksOf(Kind.PLAIN)
    void goes_the_whole_way_and_ends_by_itself(Jdk jdk) {
        try (OrdersApp app = OrdersApp.on(jdk).application("orders").start()) {
            WholeWay.goes(app);
            WholeWay.assertIsSilent(app);
            assertThat(app.finish()).isZero();
        }
    }

    @OnJdksOf(Kind.PLAIN)
    void each_of_several_daos_has_its_own_table_flags_and_counters(Jdk jdk) {
        try (OrdersApp app = OrdersApp.on(jdk)
                .application("orders")
                .settings(settings -> settings.with("dao.customers.interface", "com.acme.orders.CustomerDao")
                        .with("dao.customers.table", settings.get("dao.orders.table") + ".customers")
                        .with("dao.customers.key", "id")
                        .with("dao.customers.flag-prefix", "orders"))
                .start()) {
            app.ask("place o1 ann 3");
            app.ask("register ann Rome");
            app.awaitReady();
            app.until(() -> app.status().count("customers", "save", "mirroredWrites") == 1);
            app.until(() -> app.status().count("orders", "save", "mirroredWrites") == 1);

            app.setFlags(false, false, true, true);
            assertThat(app.ask("customer ann")).isEqualTo("ann of Rome");
            assertThat(app.ask("find o1")).isEqualTo("o1 of ann: 3 at 9.95");
            assertThat(app.dynamo().all()).containsOnlyKeys("o1");
            assertThat(app.status().count("customers", "findById", "calls")).isEqualTo(1);
            assertThat(app.status().count("orders", "findById", "calls")).isEqualTo(1);
            WholeWay.assertIsSilent(app);
        }
    }
}
