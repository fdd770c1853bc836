package io.dynamoshadow.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

/** A repackaged jar, whose loader finds jars in it, and a repository that has no class but a proxy's. */
class SpringBoot3IT {

    @OnJdksOf(Kind.SPRING_BOOT_3)
    void a_repository_of_spring_data_goes_the_whole_way(Jdk jdk) {
        try (OrdersApp app = OrdersApp.on(jdk)
                .application("spring-boot-3")
                .dao("com.acme.boot3.OrderRepository")
                .start()) {
            assertThat(app.ask("class")).contains("$Proxy");
            assertThat(app.ask("place-all ann a b")).isEqualTo("2 placed");
            app.until(() -> app.status().count("saveAll", "mirroredWrites") == 2);
            assertThat(app.status().count("save", "calls")).isZero();
            app.ask("cancel a");
            app.ask("cancel b");
            app.until(() -> app.status().pendingWrites() == 0);

            WholeWay.goes(app, "order");
            WholeWay.assertIsSilent(app);
            assertThat(app.finish()).isZero();
        }
    }
}
