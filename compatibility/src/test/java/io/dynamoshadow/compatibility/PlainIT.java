package io.dynamoshadow.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.testapp.store.DynamoTable;

/** No framework at all, and two DAOs. */
class PlainIT {

    @OnJdksOf(Kind.PLAIN)
    void each_dao_goes_the_whole_way_by_itself_and_the_application_ends(Jdk jdk) {
        try (OrdersApp app = OrdersApp.on(jdk)
                .application("orders")
                .usualCompilers()
                .settings(settings -> settings.with("dao.customers.interface", "com.acme.orders.CustomerDao")
                        .with("dao.customers.table", settings.get("dao.orders.table") + ".customers")
                        .with("dao.customers.key", "id")
                        .with("dao.customers.flag-prefix", "orders"))
                .start()) {
            assertThat(app.ask("register bob Rome")).isEqualTo("registered");
            app.until(() -> app.status().count("customers", "save", "mirroredWrites") == 1);
            WholeWay.goes(app);

            assertThat(app.ask("customer bob")).isEqualTo("bob of Rome");
            assertThat(app.status().count("customers", "findById", "calls")).isEqualTo(1);
            assertThat(app.dynamo().all()).containsOnlyKeys("o2");
            try (DynamoTable customers = app.table(".customers")) {
                assertThat(customers.all()).containsOnlyKeys("bob");
                customers.drop();
            }
            WholeWay.assertIsSilent(app);
            assertThat(app.finish()).isZero();
        }
    }
}
