package io.dynamoshadow.compatibility;

/** DAOs and entities in named modules, which are closed to us as to everybody. */
class ModulePathIT {

    @OnJdksOf(Kind.MODULES)
    void a_dao_and_its_entity_in_a_module_that_exports_and_opens_nothing(Jdk jdk) {
        try (OrdersApp app = OrdersApp.on(jdk)
                .program("-p", NamedModules.path(), "-m", "com.acme.orders/com.acme.orders.Orders")
                .start()) {
            WholeWay.goes(app);
            WholeWay.assertIsSilent(app);
        }
    }

    @OnJdksOf(Kind.MODULES)
    void a_hidden_interface_whose_entity_and_methods_come_from_another_closed_module(Jdk jdk) {
        try (OrdersApp app = OrdersApp.on(jdk)
                .program("-p", NamedModules.path(), "-m", "com.acme.desk/com.acme.desk.Desk")
                .dao("com.acme.desk.DeskDao")
                .start()) {
            WholeWay.goes(app);
            WholeWay.assertIsSilent(app);
        }
    }
}
