package fire;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * An application that calls its DAO in many threads. It is told on its standard input what to do, one line at a time, and
 * answers each with one line: "begin PREFIX" (its notes' ids begin so), "pause", "save-all PREFIX", "taken", "touch". The end of the input is its own.
 */
public final class Load {
    private final NoteDao dao;
    private final int count = Integer.getInteger("threads", 4);
    private List<Client> clients = new ArrayList<Client>();

    private Load(NoteDao dao) {
        this.dao = dao;
    }

    public static void main(String[] arguments) throws Exception {
        MongoClient mongo = MongoClients.create(settings(System.getProperty("mongo"), Integer.getInteger("connections", 0)));
        Load load = new Load(new MongoNotes(mongo.getDatabase(System.getProperty("database"))));
        System.out.println("started");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(load.told(line.split(" ", -1)));
        }
        mongo.close();
    }

    /** @param connections how many there are to be all the time; 0 for as many as are needed */
    private static MongoClientSettings settings(String uri, int connections) {
        MongoClientSettings.Builder settings =
                MongoClientSettings.builder().applyConnectionString(new ConnectionString(uri));
        if (connections > 0) {
            settings.applyToConnectionPoolSettings(pool -> pool.minSize(connections).maxSize(connections));
        }
        return settings.build();
    }

    private String told(String[] words) throws Exception {
        if (words[0].equals("begin")) {
            return begin(words[1]);
        }
        if (words[0].equals("save-all")) {
            return saveAll(words[1]);
        }
        if (words[0].equals("taken")) {
            return taken();
        }
        return words[0].equals("pause") ? pause() : touch();
    }

    /** Returns when the first call of each has. */
    private String begin(String prefix) throws InterruptedException {
        clients = new ArrayList<Client>();
        for (int i = 0; i < count; i++) {
            Client client = new Client(dao, prefix, i);
            clients.add(client);
            client.start();
        }
        for (Client client : clients) {
            client.awaitFirst();
        }
        return "begun " + prefix;
    }

    /** Waits until all calls have returned, and tells what they were like. */
    private String pause() throws InterruptedException {
        Calls all = new Calls();
        for (Client client : clients) {
            client.end();
        }
        for (Client client : clients) {
            client.join();
            all.add(client.calls());
        }
        clients = new ArrayList<Client>();
        return "paused " + all;
    }

    /** Saves every note that may be of concern once more; what is not there is deleted once more. */
    private String saveAll(String prefix) {
        int saved = 0;
        for (String id : Client.ids(prefix)) {
            Note found = dao.findById(id);
            if (found == null) {
                dao.deleteById(id);
            } else {
                dao.save(found);
                saved++;
            }
        }
        return "saved " + saved;
    }

    /** What is taken of the machine, in kilobytes and numbers. */
    private static String taken() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(100);
            least = Math.min(least, (runtime.totalMemory() - runtime.freeMemory()) / 1024);
        }
        String[] files = new File("/proc/self/fd").list();
        return "taken heap " + least + " threads " + ManagementFactory.getThreadMXBean().getThreadCount() + " files "
                + (files == null ? 0 : files.length);
    }

    private String touch() {
        return "touched " + dao.findById("nobody");
    }
}
