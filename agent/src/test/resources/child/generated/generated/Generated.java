package generated;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import net.bytebuddy.matcher.ElementMatchers;

/** DAOs that are made while the application runs, as frameworks make them around classes. */
public final class Generated {
    private Generated() {}

    public interface Dao {
        String find(String id);

        String save(String text);
    }

    public static class Base {
        public String save(String text) {
            return "saved " + text;
        }
    }

    public static class Target extends Base implements Dao {
        @Override
        public String find(String id) {
            return "target " + id;
        }
    }

    public static class Around {
        public static String call(@SuperCall Callable<String> original) throws Exception {
            return "around " + original.call();
        }
    }

    public static void main(String[] arguments) throws Exception {
        Dao once = newInstance(subclass(Target.class, "generated.Target$$Once", "find"));
        Dao twice = newInstance(subclass(once.getClass(), "generated.Target$$Twice", "find"));
        Dao third = newInstance(subclass(twice.getClass(), "generated.Target$$Third", "save"));
        Dao interfaceAlone = newInstance(ofInterface());
        Runnable attach = (Runnable) System.getProperties().get("recorder.attach");
        if (attach != null) {
            PrintStream out = System.out;
            System.setOut(new PrintStream(new ByteArrayOutputStream()));
            run(once, twice, third, interfaceAlone);
            System.setOut(out);
            attach.run();
        }
        run(once, twice, third, interfaceAlone);
    }

    private static void run(Dao... daos) {
        for (int i = 0; i < daos.length; i++) {
            System.out.println("## " + i);
            System.out.println(daos[i].find("1"));
            System.out.println(daos[i].save("a"));
        }
        System.out.println("## end");
    }

    private static Class<?> subclass(Class<?> type, String name, String method) {
        return new ByteBuddy()
                .subclass(type)
                .name(name)
                .method(ElementMatchers.named(method))
                .intercept(MethodDelegation.to(Around.class))
                .make()
                .load(type.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded();
    }

    private static Class<?> ofInterface() {
        return new ByteBuddy()
                .subclass(Object.class)
                .implement(Dao.class)
                .name("generated.OfInterface")
                .method(ElementMatchers.isDeclaredBy(Dao.class))
                .intercept(net.bytebuddy.implementation.FixedValue.value("fixed"))
                .make()
                .load(Generated.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded();
    }

    private static Dao newInstance(Class<?> type) throws Exception {
        return (Dao) type.getConstructor().newInstance();
    }
}
