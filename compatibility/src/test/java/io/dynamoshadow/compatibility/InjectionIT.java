package io.dynamoshadow.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Containers that make subclasses of a DAO, with an interceptor that remembers what it has read. */
class InjectionIT {

    @OnJdksOf(Kind.GUICE)
    void one_call_by_guice_mirrors_once(Jdk jdk) {
        try (OrdersApp app = OrdersApp.on(jdk).application("guice").start()) {
            assertThat(app.ask("class")).contains("$$EnhancerByGuice$$");
            assertMirrorsBelowTheInterceptor(app);
        }
    }

    @OnJdksOf(Kind.WELD)
    void one_call_by_cdi_mirrors_once(Jdk jdk) {
        try (OrdersApp app = OrdersApp.on(jdk).application("weld").start()) {
            assertThat(app.ask("class")).contains("_WeldClientProxy");
            assertMirrorsBelowTheInterceptor(app);
        }
    }

    private static void assertMirrorsBelowTheInterceptor(OrdersApp app) {
        app.ask("place o1 ann 3");
        app.awaitReady();
        app.until(() -> app.status().count("save", "mirroredWrites") == 1);
        String found = app.ask("find o1");
        assertThat(app.ask("find o1")).isEqualTo(found);
        assertThat(app.ask("list ann")).isEqualTo(found);
        app.until(() -> app.status().count("findById", "matches") == 1);
        app.until(() -> app.status().count("findByCustomer", "matches") == 1);
        assertThat(app.status().count("save", "calls")).isEqualTo(1);
        assertThat(app.status().count("findById", "calls")).isEqualTo(1);
        assertThat(app.ask("intercepted")).isEqualTo("4");

        app.setFlags(false, false, true, true);
        app.ask("place o1 ann 7");
        assertThat(app.ask("find o1")).isEqualTo("o1 of ann: 7 at 9.95");
        assertThat(app.ask("intercepted")).isEqualTo("6");
        assertThat(app.dynamo().get("o1")).containsEntry("quantity", AttributeValue.fromN("7"));
        assertThat(app.finish()).isZero();
    }
}
