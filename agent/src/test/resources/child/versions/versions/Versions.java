package versions;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** Calls DAOs of class files of all versions that this JVM can load. */
public final class Versions {
    private Versions() {}

    public interface Dao {
        String find(String id, long version);

        default String kept(int number) {
            return "kept " + number;
        }
    }

    public static class Stranger {
        public String find(String id, long version) {
            return "stranger " + id;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Runnable attach = (Runnable) System.getProperties().get("recorder.attach");
        if (attach != null) {
            PrintStream out = System.out;
            System.setOut(new PrintStream(new ByteArrayOutputStream()));
            run();
            System.setOut(out);
            attach.run();
        }
        run();
    }

    private static void run() throws Exception {
        int newest = (int) Float.parseFloat(System.getProperty("java.class.version"));
        for (int version = 48; version <= newest; version++) {
            for (String kind : new String[] {"Own", "Inherited"}) {
                System.out.println("## " + kind + version);
                Dao dao = (Dao) Class.forName("versions." + kind + version).newInstance();
                System.out.println(dao.find("1", 2L));
                System.out.println(dao.kept(3));
            }
        }
        System.out.println("## end");
    }
}
