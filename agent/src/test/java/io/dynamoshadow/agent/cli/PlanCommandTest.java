package io.dynamoshadow.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.launchdarkly.sdk.LDValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanCommandTest {
    @SuppressWarnings("NullAway.Init") // before all tests
    private static Shop shop;

    @BeforeAll
    static void compile(@TempDir Path folder) throws IOException {
        shop = Shop.in(folder);
    }

    private static CommandRun plan(String settings, String... more) {
        List<String> arguments = new java.util.ArrayList<>(
                List.of("plan", settings, "-cp", shop.classes().toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(new String[0]));
    }

    @Test
    void a_page_says_of_each_method_what_it_becomes() throws IOException {
        CommandRun run = plan(shop.settings(Shop.ORDERS), "--width", "100");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo(
                        """
                        orders  10 of 14 methods covered (9 without a line in the settings), 1 ignored, 3 unsupported
                          interface  shop.OrderDao
                          entity     shop.Order
                          table      orders
                          key        id (S)
                          index      by-customer: customerId (S), placedAt (S), for 3 methods
                          index      by-status: status (S), for no method

                          READS                      DynamoDB                  cost         context            rule
                          countByCustomerId(         count customerId =        index query  $customerId        derived query
                            String customerId)         $customerId on index
                                                       by-customer
                          existsById(String id)      exists id = $id           get          none               reserved name
                          findByCustomerId           query customerId =        index query  $customerId        derived query
                            AndPlacedAtBetween         $customerId,
                            OrderByPlacedAtDesc(       placedAt BETWEEN $from
                            String customerId,         AND $to on index
                            Instant from,              by-customer,
                            Instant to)                order by placedAt desc
                          findById(String id)        get id = $id              get          result.customerId  reserved name
                          listByCustomer(            query customerId =        index query  $customerId        settings
                            String customerId)         $customerId on index
                                                       by-customer,
                                                       order by placedAt desc

                          WRITES                     DynamoDB                  cost         context            rule
                          deleteById(String id)      delete id = $id           write        none               reserved name
                          markPaid(String id)        refresh id = $id          write        entity.customerId  shape
                                                       (needs Mongo)
                          save(Order order)          put $order                write        $order.customerId  reserved name
                          touch(String id)           refresh id = $id          write        entity.customerId  shape
                                                       (needs Mongo)

                          DEFAULT METHODS: they do what their bodies say, through the methods above
                          require(String id)

                          IGNORED: they stay with Mongo, as the settings say
                          vacuum()

                          UNSUPPORTED: they stay with Mongo
                          findByNumber(long number)
                              neither the key nor an index begins with number
                          reprice(String article, long cents)
                              neither its name nor its parameters tell what it does
                          searchAnything(String words, int limit)
                              its parameter words is no property of Order

                          Lines for shadow.properties that would change that:

                        # findByNumber(long)
                        dao.orders.index.by-number = number
                        # reprice(String,long)
                        # dao.orders.method.reprice = …
                        # searchAnything(String,int)
                        # dao.orders.method.searchAnything = query(… = $words)

                        """);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void no_line_is_wider_than_the_page_but_those_to_be_copied() throws IOException {
        for (int width = 80; width <= 160; width += 5) {
            int most = width;
            CommandRun run = plan(shop.settings(Shop.ORDERS, Shop.NOTES), "--width", String.valueOf(width));

            assertThat(run.out().lines().filter(line -> !line.startsWith("dao.") && !line.startsWith("# ")))
                    .allMatch(line -> line.length() <= most && !line.endsWith(" "));
        }
    }

    @Test
    void colours_change_nothing_but_the_colour() throws IOException {
        String settings = shop.settings(Shop.ORDERS, Shop.NOTES);

        String plain = plan(settings, "--colour=never").out();
        String coloured = plan(settings, "--color", "always").out();

        assertThat(coloured).contains("\u001b[").isNotEqualTo(plain);
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
        assertThat(plan(settings).out()).as("there is no terminal").isEqualTo(plain);
    }

    @Test
    void several_daos_have_a_page_each_and_a_sum() throws IOException {
        CommandRun run = plan(shop.settings(Shop.ORDERS, Shop.NOTES));

        assertThat(run.out())
                .contains("notes  1 of 3 methods covered, 2 unsupported\n", "orders  10 of 14 methods covered")
                .endsWith(
                        """
                        SUMMARY  methods  covered  of them without a line  ignored  unsupported
                        notes          3        1                       1        0            2
                        orders        14       10                       9        1            3
                        all           17       11                      10        1            5

                        64 % of all methods covered
                        """);
    }

    @Test
    void the_exit_code_is_0_when_every_method_is_covered_or_ignored() throws IOException {
        CommandRun run = plan(
                shop.settings(Shop.NOTES, List.of("dao.notes.method.get = get($0)", "dao.notes.method.list = ignore")));

        assertThat(run.out())
                .contains("notes  2 of 3 methods covered (1 without a line in the settings), 1 ignored\n")
                .contains("IGNORED: they stay with Mongo, as the settings say\n  list(String)\n")
                .doesNotContain("UNSUPPORTED");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void what_a_mirror_written_by_hand_does_is_covered_and_costs_what_it_costs() throws IOException {
        CommandRun run = plan(shop.settings(Shop.NOTES, List.of("dao.notes.mirror = shop.DynamoNotes")));

        assertThat(run.out())
                .contains("notes  2 of 3 methods covered (1 without a line in the settings), 1 unsupported\n")
                .containsPattern("list\\(String\\) +hand-written DynamoNotes.list +its own +none +hand-written\n")
                .doesNotContain("initialised");
        CommandRun json = plan(shop.settings(Shop.NOTES, List.of("dao.notes.mirror = shop.DynamoNotes")), "--json");
        LDValue list = method(LDValue.parse(json.out()).get("daos").get(0), "list");
        assertThat(list.get("cost").stringValue()).isEqualTo("own");
        assertThat(list.get("kind").stringValue()).isEqualTo("read");
    }

    @Test
    void only_the_daos_asked_for_are_planned() throws IOException {
        String settings = shop.settings(Shop.ORDERS, Shop.NOTES, Shop.LOST);

        assertThat(plan(settings, "--dao", "notes").out())
                .contains("shop.NoteDao")
                .doesNotContain("shop.OrderDao");
        assertThat(plan(settings, "--dao", "notes,orders").out()).contains("shop.NoteDao", "shop.OrderDao");
        CommandRun unknown = plan(settings, "--dao", "ordres");
        assertThat(unknown.err())
                .isEqualTo("error: --dao: the settings have no DAO called ordres; they have lost, notes, orders\n");
        assertThat(unknown.exitCode()).isEqualTo(2);
    }

    @Test
    void json_has_every_method_with_its_status() throws IOException {
        CommandRun run = plan(shop.settings(Shop.ORDERS), "--json");

        LDValue json = LDValue.parse(run.out());
        assertThat(json.get("summary").toJsonString())
                .isEqualTo(LDValue.parse(
                                """
                                {"methods":14,"covered":10,"coveredWithoutLine":9,"ignored":1,"unsupported":3}""")
                        .toJsonString());
        LDValue dao = json.get("daos").get(0);
        assertThat(dao.get("interface").stringValue()).isEqualTo("shop.OrderDao");
        assertThat(dao.get("entity").stringValue()).isEqualTo("shop.Order");
        assertThat(dao.get("table").get("TableName").stringValue()).isEqualTo("orders");
        assertThat(dao.get("indexMethods").get("by-status").size()).isZero();
        assertThat(method(dao, "countByCustomerId"))
                .isEqualTo(
                        LDValue.parse(
                                """
                        {"name": "countByCustomerId", "signature": "countByCustomerId(String)", "status": "covered",
                         "kind": "read", "operation": "count customerId = $customerId on index by-customer",
                         "needsMongo": false, "cost": "index-query", "index": "by-customer", "context": "$customerId",
                         "rule": "derived query"}"""));
        assertThat(method(dao, "vacuum"))
                .isEqualTo(
                        LDValue.parse(
                                """
                        {"name": "vacuum", "signature": "vacuum()", "status": "ignored", "kind": null,
                         "operation": "ignored", "needsMongo": false, "cost": "none", "index": null, "context": null, "rule": "settings"}"""));
        assertThat(method(dao, "markPaid"))
                .isEqualTo(
                        LDValue.parse(
                                """
                        {"name": "markPaid", "signature": "markPaid(String)", "status": "covered", "kind": "write",
                         "operation": "refresh id = $id", "needsMongo": true, "cost": "write", "index": null,
                         "context": "entity.customerId", "rule": "shape"}"""));
        assertThat(method(dao, "require"))
                .isEqualTo(
                        LDValue.parse(
                                """
                        {"name": "require", "signature": "require(String)", "status": "covered", "kind": null,
                         "operation": "its default body, by the methods of the DAO", "needsMongo": false,
                         "cost": "none", "index": null, "context": null, "rule": "default method"}"""));
        assertThat(method(dao, "findByNumber"))
                .isEqualTo(
                        LDValue.parse(
                                """
                        {"name": "findByNumber", "signature": "findByNumber(long)", "status": "unsupported",
                         "reason": "neither the key nor an index begins with number",
                         "mend": "dao.orders.index.by-number = number"}"""));
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private static LDValue method(LDValue dao, String name) {
        for (LDValue method : dao.get("methods").values()) {
            if (method.get("name").stringValue().equals(name)) {
                return method;
            }
        }
        throw new AssertionError(name + " is missing in " + dao);
    }

    @Test
    void secrets_of_another_machine_are_not_needed() throws IOException {
        List<String> secrets = List.of("flags.sdk-key = ${env:NOT_HERE}", "mongo.uri = ${env:NOT_HERE}");

        assertThat(plan(shop.settings(Shop.NOTES, secrets)).err()).isEmpty();
        assertThat(plan(shop.settings(Shop.NOTES, List.of("dao.notes.context = ${env:NOT_HERE}")))
                        .err())
                .contains("the environment variable NOT_HERE is not set");
    }

    @Test
    void a_dao_that_cannot_be_planned_does_not_hide_the_others() throws IOException {
        String settings = shop.settings(
                Shop.NOTES,
                List.of("dao.orders.interface = shop.OrderDao", "dao.orders.table = orders", "dao.orders.key = nr"));

        CommandRun run = plan(settings);
        CommandRun json = plan(settings, "--json");

        assertThat(run.err())
                .startsWith("error: orders: line 6, dao.orders.key: ")
                .matches("[^\n]*\n");
        assertThat(run.out()).startsWith("notes  1 of 3");
        assertThat(run.exitCode()).isEqualTo(2);
        LDValue error = LDValue.parse(json.out()).get("errors").get(0);
        assertThat(error.get("dao").stringValue()).isEqualTo("orders");
        assertThat(error.get("error").stringValue()).startsWith("line 6, dao.orders.key: ");
        assertThat(json.exitCode()).isEqualTo(2);
    }
}
