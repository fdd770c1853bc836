package io.dynamoshadow.compatibility;

import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.dynamoshadow.testapp.app.ChildProcess;
import io.dynamoshadow.testapp.app.Jars;
import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.app.StatusPage;
import io.dynamoshadow.testapp.config.FlagFile;
import io.dynamoshadow.testapp.config.ShadowFile;
import io.dynamoshadow.testapp.server.Servers;
import io.dynamoshadow.testapp.store.DynamoTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.awaitility.core.ConditionTimeoutException;

/** One of the applications that take orders, with the agent, a database, a table and flags of its own. */
final class OrdersApp implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ChildProcess process;
    private final FlagFile flags;
    private final Status status;
    private final DynamoTable dynamo;
    private final MongoClient mongo;
    private final String name;
    private int asked;

    private OrdersApp(Builder builder) {
        Servers servers = SharedServers.get();
        name = "orders_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        Path folder = folder();
        flags = new FlagFile(folder.resolve("flags.json"), "orders");
        flags.set(true, true, true, true);
        int port = StatusPage.freePort();
        status = new Status(port);
        ShadowFile settings = ShadowFile.forOrders(builder.daoInterface)
                .with("dao.orders.table", name)
                .flags(flags)
                .dynamo(servers.dynamoEndpoint())
                .with("diff.values", "plain")
                .with("status.port", port);
        builder.change.accept(settings);
        String mongoUri = servers.mongoUri(name);
        mongo = MongoClients.create(new ConnectionString(mongoUri));
        dynamo = new DynamoTable(servers.dynamoEndpoint(), name);
        List<String> command = new ArrayList<>(List.of(Jdks.java(builder.jdk.home())));
        if (!builder.usualCompilers) {
            command.add(Jdks.SHORT_LIVED);
        }
        String agent = "-javaagent:" + Jars.agent() + "=" + settings.write(folder.resolve("shadow.properties"));
        builder.jvmArguments.forEach(each -> command.add(each.equals(Builder.AGENT) ? agent : each));
        command.addAll(builder.program);
        process = ChildProcess.start(command, Map.of("MONGO_URI", mongoUri), folder, line -> {});
        answer(0);
    }

    /** How to start one. */
    static Builder on(Jdk jdk) {
        return new Builder(jdk);
    }

    /** Asks the application, and gives its answer. */
    String ask(String command) {
        asked++;
        process.send(asked + " " + command);
        return answer(asked);
    }

    private String answer(int number) {
        String mark = "#" + number + " ";
        until(() -> process.stdout().hasEnded()
                || process.stdout().find(line -> line.startsWith(mark)).isPresent());
        return process.stdout()
                .find(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .orElseThrow(() -> new AssertionError("the application has ended\n" + process.everything()));
    }

    /** Sets the flags for everyone, and waits until the application goes by them. */
    void setFlags(boolean mongoWrite, boolean mongoRead, boolean dynamoWrite, boolean dynamoRead) {
        flags.set(mongoWrite, mongoRead, dynamoWrite, dynamoRead);
        String stage = "mongo-write " + onOff(mongoWrite) + ", mongo-read " + onOff(mongoRead) + ", dynamo-write "
                + onOff(dynamoWrite) + ", dynamo-read " + onOff(dynamoRead);
        until(() -> status.flags().equals(stage));
    }

    /** Waits until flags and DynamoDB are there; to be called when the application has its DAO. */
    OrdersApp awaitReady() {
        until(() ->
                process.stderr().find(line -> line.contains("orders: ready")).isPresent());
        return this;
    }

    /** Waits until that is so; what the application has printed is the failure's message. */
    void until(Callable<Boolean> condition) {
        try {
            await().atMost(PATIENCE).until(condition);
        } catch (ConditionTimeoutException late) {
            throw new AssertionError(late.getMessage() + "\n" + process.everything(), late);
        }
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }

    Status status() {
        return status;
    }

    DynamoTable dynamo() {
        return dynamo;
    }

    /** Another table of the application's, whose name is longer by this; to be closed. */
    DynamoTable table(String suffix) {
        return new DynamoTable(SharedServers.get().dynamoEndpoint(), name + suffix);
    }

    /** The application's own database. */
    MongoDatabase mongo() {
        return mongo.getDatabase(name);
    }

    ChildProcess process() {
        return process;
    }

    /** Ends its input, and waits until it has ended by itself; gives its exit code. */
    int finish() {
        process.endInput();
        return process.awaitExit(STOP);
    }

    @Override
    public void close() {
        process.close();
        mongo().drop();
        mongo.close();
        dynamo.drop();
        dynamo.close();
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("dynamo-shadow-test");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How to start it; what is not said is usual. */
    static final class Builder {

        private static final String AGENT = "the agent";

        private final Jdk jdk;
        private final List<String> jvmArguments = new ArrayList<>();
        private List<String> program = List.of();
        private boolean usualCompilers;
        private String daoInterface = "com.acme.orders.OrderDao";
        private Consumer<ShadowFile> change = settings -> {};

        private Builder(Jdk jdk) {
            this.jdk = jdk;
        }

        /** Arguments of the JVM, in their order beside the {@link #agent}. */
        Builder jvm(String... arguments) {
            jvmArguments.addAll(List.of(arguments));
            return this;
        }

        /** Puts our agent here; otherwise it is the last of the JVM's arguments. */
        Builder agent() {
            return jvm(AGENT);
        }

        /** With the JVM's compilers as they are; otherwise only the quick one, since such a JVM lives for a few seconds. */
        Builder usualCompilers() {
            usualCompilers = true;
            return this;
        }

        Builder dao(String interfaceName) {
            daoInterface = interfaceName;
            return this;
        }

        Builder settings(Consumer<ShadowFile> changed) {
            change = changed;
            return this;
        }

        /** A built application's jar: {@code orders} for that of applications/orders. */
        Builder application(String module) {
            return program("-jar", Applications.file(module, module + ".jar").toString());
        }

        Builder program(String... arguments) {
            program = List.of(arguments);
            return this;
        }

        /** Starts it and waits until it can be asked. */
        OrdersApp start() {
            if (!jvmArguments.contains(AGENT)) {
                agent();
            }
            return new OrdersApp(this);
        }
    }
}
