package newest;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/** DAOs of the shapes that Java has had since 8. */
public final class Newest {
    private Newest() {}

    public interface Dao {
        String find(String id);

        default String twice(String id) {
            return doubled(find(id));
        }

        private String doubled(String text) {
            return text + " " + text;
        }

        static String of(String id) {
            return "static " + id;
        }
    }

    record OfRecord(String prefix) implements Dao {
        @Override
        public String find(String id) {
            return prefix + " " + id;
        }
    }

    sealed interface Sealed extends Dao permits OfSealed, OpenAgain {}

    record OfSealed(List<String> found) implements Sealed {
        @Override
        public String find(String id) {
            found.add(id);
            return "sealed " + found.size();
        }
    }

    abstract static sealed class Base permits OpenAgain {
        public final String find(String id) {
            return switch (id) {
                case "1" -> "one";
                default -> "another";
            };
        }
    }

    static non-sealed class OpenAgain extends Base implements Sealed {
        @Override
        public String twice(String id) {
            return Sealed.super.twice(id) + "!";
        }
    }

    static class Local {
        static Dao make() {
            record Inner(int count) implements Dao {
                @Override
                public String find(String id) {
                    return "local " + count + id;
                }
            }
            return new Inner(2);
        }
    }

    static class Hidden implements Dao {
        @Override
        public String find(String id) {
            return "hidden " + id;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Runnable attach = (Runnable) System.getProperties().get("recorder.attach");
        if (attach != null) { // all classes are loaded then
            PrintStream out = System.out;
            System.setOut(new PrintStream(new ByteArrayOutputStream()));
            run();
            System.setOut(out);
            attach.run();
        }
        run();
        Runnable look = (Runnable) System.getProperties().get("recorder.look");
        if (look != null) {
            look.run();
        }
        section("end");
    }

    private static void run() throws Exception {
        call("record", new OfRecord("record"));
        call("sealed", new OfSealed(new ArrayList<>()));
        call("open again", new OpenAgain());
        call("local record", Local.make());
        section("static");
        System.out.println(Dao.of("1"));
        try (var file = Newest.class.getResourceAsStream("Newest$Hidden.class")) {
            call("hidden", (Dao) MethodHandles.lookup()
                    .defineHiddenClass(file.readAllBytes(), true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance());
        }
    }

    private static void call(String section, Dao dao) {
        section(section);
        System.out.println(dao.find("1"));
        System.out.println(dao.twice("2"));
    }

    private static void section(String name) {
        System.out.println("## " + name);
    }
}
