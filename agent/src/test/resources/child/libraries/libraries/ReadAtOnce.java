package libraries;

import io.dynamoshadow.agent.isolate.IsolatedClassLoader;
import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.zip.CRC32;

/** Several threads read all that is in the jars within the agent's jar; prints how many entries were as they should be, and how many not. */
public final class ReadAtOnce {
    private static final int THREADS = 4;

    public static void main(String[] arguments) throws Exception {
        final File agent = new File(arguments[0]);
        final List<String> names = new ArrayList<>();
        final List<Long> sums = new ArrayList<>();
        for (String inner : new String[] {"inst/agent.jar", "inst/libraries.jar"}) {
            try (JarFile jar = new JarFile(agent);
                    JarInputStream files = new JarInputStream(jar.getInputStream(jar.getEntry(inner)))) {
                for (JarEntry each = files.getNextJarEntry(); each != null; each = files.getNextJarEntry()) {
                    names.add(each.getName());
                    sums.add(sum(files));
                }
            }
        }
        final IsolatedClassLoader loader = new IsolatedClassLoader(agent);
        final AtomicInteger right = new AtomicInteger();
        final AtomicInteger wrong = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            final int first = i * names.size() / THREADS;
            Thread thread = new Thread(() -> {
                for (int j = 0; j < names.size(); j++) {
                    int at = (first + j) % names.size();
                    try (InputStream in = loader.getResourceAsStream(names.get(at))) {
                        (sum(in) == sums.get(at) ? right : wrong).incrementAndGet();
                    } catch (Exception failed) {
                        wrong.incrementAndGet();
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(right.get() / THREADS + " right, " + wrong + " wrong, of " + names.size());
    }

    private static long sum(InputStream in) throws Exception {
        CRC32 sum = new CRC32();
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            sum.update(buffer, 0, n);
        }
        return sum.getValue();
    }
}
