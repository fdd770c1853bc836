package app;

import app.other.Outsider;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collections;
import org.springframework.core.InALibrary;

/** A legacy application that has never heard of an agent. Each section of its output is one test's. */
public final class App {
    private App() {}

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
        if (arguments.length > 0) {
            declaredMethods();
        }
        section("end");
    }

    private static void run() throws Exception {
        plain(new PlainDao());
        types(new PlainDao());
        finders();
        defaults();
        generics();
        shapes();
        lenders();
        section("versions");
        Versions.print();
        find("serializable", new Finders.SerializableFinder());
    }

    private static void section(String name) {
        System.out.println("## " + name);
    }

    private static void plain(PlainDao dao) throws Exception {
        section("own methods");
        print(dao.own("x") + PlainDao.nothing("y"));
        section("answerInt");
        print(dao.answerInt(1));
        section("answerText");
        print(dao.answerText("a"));
        section("answerVoid");
        dao.answerVoid("a");
        section("answerThrown");
        try {
            print(dao.answerThrown("a"));
        } catch (java.io.IOException e) {
            print("caught " + e);
        }
        section("answerMisfit");
        try {
            print(dao.answerMisfit(1));
        } catch (RuntimeException e) {
            print("caught " + e.getMessage());
        }
        section("replaceInt");
        print(dao.replaceInt(1));
        section("replaceText");
        print(dao.replaceText("a"));
        section("replaceMisfit");
        print(dao.replaceMisfit("a"));
        section("failingEnter");
        print(dao.failingEnter("a"));
        section("failingBarred");
        try {
            print(dao.failingBarred("a"));
        } catch (RuntimeException e) {
            print("caught " + e);
        }
        section("failingExit");
        print(dao.failingExit("a"));
        section("notOfInterest");
        print(dao.notOfInterest("a"));
        section("throwing");
        try {
            dao.throwing("a");
        } catch (java.io.IOException e) {
            print("caught " + (e == PlainDao.ORIGINAL ? "the original" : e));
        }
        section("nothing");
        dao.nothing();
    }

    private static void types(Dao dao) {
        section("booleans");
        print(dao.booleans(true, (byte) 1, 'c', (short) 2));
        section("longs");
        print(dao.longs(1L << 40, 2.5, 3, 4L));
        section("doubles");
        print(dao.doubles(1.5, 2L, 3f));
        section("floats");
        print(dao.floats(1.5f));
        section("chars");
        print(dao.chars('a'));
        section("bytes");
        print(dao.bytes((byte) 1));
        section("shorts");
        print(dao.shorts((short) 1));
        section("arrays");
        print(Arrays.toString(dao.arrays(new long[] {1, 2}, new String[][] {{"a"}, {"b"}})));
        section("varargs");
        print(dao.varargs("a", 1, "b") + dao.varargs("c"));
        section("lists");
        print(dao.lists(Arrays.asList("a", "b")) + " " + dao.lists(Collections.singletonList("")));
    }

    private static void finders() throws Exception {
        find("superclass", new Finders.Inheriting());
        find("super call", new Finders.OverridingWithSuper());
        find("wrapper", new Finders.Wrapped$$SpringCGLIB$$0());
        find("wrapper of an interface", new Finders.OfInterface$$SpringCGLIB$$0());
        find("stand-in", new Finders.Proxy$_$$_WeldClientProxy());
        find("sub-interface", new Finders.ThroughSubInterface());
        find("stranger", new Finders.FromStranger());
        print(new Finders.Stranger().find("unwoven", 1));
        find("sub of stranger", new Finders.FromFromStranger());
        find("final class", new Finders.Final());
        find("nested", Finders.nested());
        find("enum", Finders.Constants.PLAIN);
        find("enum constant", Finders.Constants.SPECIAL);
        find("anonymous", Finders.anonymous());
        find("lambda", Finders.lambda());
        find("proxy", Finders.proxy(Finder.class));
        section("hidden proxy");
        HiddenFinder hidden = Finders.proxy(HiddenFinder.class);
        print(hidden.seek("1"));
        print(hidden.toString());
        section("outsider");
        print(new Outsider().find("1", 2L));
    }

    private static void shapes() {
        find("package-private", new PackagePrivateFinder());
        section("overloads");
        Shapes.Overloads overloads = new Shapes.Overloaded();
        print(overloads.of("a"));
        print(overloads.of((Object) "a"));
        print(overloads.of(1L));
        print(overloads.of("a", "b"));
        print(new Shapes.Overloaded().of(1));
        find("decorators", new Shapes.Decorator(new Shapes.Decorator(new PackagePrivateFinder())));
        find("recursion", new Shapes.CallingItself());
        find("namesakes", new Shapes.WithNamesakes());
        find("template", new Shapes.OfTemplate());
        find("abstract method", new Shapes.FilledIn());
        find("synchronized", new Shapes.Synchronized());
        section("of the JDK");
        print(((Shapes.Sized) new Shapes.SizedMap()).size());
        print(new java.util.HashMap<String, String>().size());
        section("final of the JDK");
        print(((Shapes.Named) new Shapes.NamedThread()).getName());
    }

    private static void lenders() {
        find("final method", new Finders.FromFinalStranger());
        print(new Finders.FinalStranger().find("unwoven", 1));
        find("two borrowers", new Shapes.Borrower());
        print(new Shapes.OtherBorrower().find("1", 2L));
        print(new Shapes.OtherBorrower().seek("1"));
        print(new Shapes.Borrower().seek("1"));
        section("in a library, at first");
        print(new InALibrary().find("0", 1));
        section("early lender");
        print(new Shapes.EarlyLender().find("unwoven", 1));
        print(new Shapes.LateBorrower().find("0", 1));
        Runnable look = (Runnable) System.getProperties().get("recorder.look");
        if (look != null) {
            look.run();
        }
        print(new Shapes.LateBorrower().find("1", 2L));
        print(new Shapes.EarlyLender().find("unwoven", 1));
        section("in a library");
        print(new InALibrary().find("1", 2L));
    }

    /** The one thing that an application may see of the agent. */
    private static void declaredMethods() {
        section("declared methods");
        for (java.lang.reflect.Method method : Finders.FromStranger.class.getMethods()) {
            if (method.getName().equals("find")) {
                print(method.getDeclaringClass().getSimpleName() + (method.isBridge() ? " (bridge)" : ""));
            }
        }
    }

    private static void find(String section, Finder finder) {
        section(section);
        print(finder.find("1", 2L));
    }

    private static void defaults() {
        defaults("defaults", new Defaults.Impl());
        defaults("defaults of a superclass", new Defaults.SubImpl());
        defaults("more defaults", new Defaults.MoreImpl());
        defaults("defaults of an abstract class", new Defaults.OfAbstract());
    }

    private static void defaults(String section, Defaults dao) {
        section(section);
        print(dao.kept(1));
        print(dao.replaced(2));
    }

    private static void generics() {
        generics("generics", new Generics.TextStore());
        generics("generics, overridden", new Generics.SubTextStore());
        generics("generics, inherited", new Generics.FromTyped());
        section("generics, through the class");
        print(new Generics.TextStore().get(3));
        print(new Generics.SubTextStore().get(3));
        section("repository base class");
        Generics.TextDao dao = new Generics.TextDaoImpl();
        print(dao.save("a"));
        section("repository");
        dao = new Generics.UpperTextDao();
        print(dao.save("a"));
        section("repository proxy");
        print(Finders.proxy(Generics.TextDao.class).save("a"));
    }

    private static void generics(String section, Generics.Store<String, Integer> store) {
        section(section);
        print(store.get(1));
        print(store.put("ab"));
    }

    private static void print(Object value) {
        System.out.println(value);
    }
}
