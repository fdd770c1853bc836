package io.dynamoshadow.agent.weave;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was woven for one DAO and what was not, for people. It keeps names only, and of a server that deploys the same
 * application again and again not all. Thread-safe; quick, since it is told while classes are being loaded.
 */
public final class WeaveReport {
    private static final int MOST = 32;

    private final Set<String> lenders = new HashSet<>();
    /** By class and loader: the methods. */
    private final Map<String, Set<String>> woven = new LinkedHashMap<>();

    private final Set<String> left = new LinkedHashSet<>();
    private final Set<String> untoldWoven = new LinkedHashSet<>();
    private final Set<String> untoldLeft = new LinkedHashSet<>();
    private int unnamed;

    /** A class need not implement the interface, and only calls on objects that do are looked at. */
    public synchronized void lender(String className) {
        lenders.add(className);
    }

    /** Some methods of a class were woven. */
    public synchronized void woven(String className, @Nullable ClassLoader loader, Collection<String> methods) {
        String where = className + " (" + kind(className) + "loader " + LoaderName.of(loader) + ")";
        Set<String> known = woven.get(where);
        if (known == null && woven.size() >= MOST) {
            unnamed++;
            return;
        }
        Set<String> all = known == null ? new HashSet<>() : known;
        if (all.addAll(methods)) {
            woven.put(where, all);
            untoldWoven.add(where);
        }
    }

    private String kind(String className) {
        return className.contains("$Proxy")
                ? "JDK proxy, "
                : lenders.contains(className) ? "for those that inherit it, " : "";
    }

    /**
     * Something of a class was not woven.
     *
     * @return whether that is news
     */
    public synchronized boolean left(String className, Collection<String> reasons) {
        boolean isNews = false;
        for (String reason : reasons) {
            String line = "not woven in " + className + ": " + reason;
            if (left.size() < MOST && left.add(line)) {
                untoldLeft.add(line);
                isNews = true;
            }
        }
        return isNews;
    }

    /** Whether some class was woven. */
    public synchronized boolean isWoven() {
        return !woven.isEmpty();
    }

    /** Whether all is well: some class was woven, and nothing was left. */
    public synchronized boolean isWhole() {
        return !woven.isEmpty() && left.isEmpty();
    }

    /** Whether nothing is known: neither woven nor left. */
    public synchronized boolean isEmpty() {
        return woven.isEmpty() && left.isEmpty();
    }

    /** All of it. */
    public synchronized List<String> lines() {
        return lines(woven.keySet(), left, 0);
    }

    /** What is new since this was asked last. */
    public synchronized News takeNews() {
        News news = new News(lines(untoldWoven, untoldLeft, unnamed), !untoldLeft.isEmpty());
        untoldWoven.clear();
        untoldLeft.clear();
        unnamed = 0;
        return news;
    }

    private List<String> lines(Collection<String> wovenPlaces, Collection<String> leftLines, int more) {
        List<String> lines = new ArrayList<>();
        for (String where : wovenPlaces) {
            Set<String> methods = woven.get(where);
            int count = methods == null ? 0 : methods.size();
            lines.add("woven in " + where + ": " + count + (count == 1 ? " method" : " methods"));
        }
        if (more > 0) {
            lines.add("woven in " + more + " more");
        }
        lines.addAll(leftLines);
        return lines;
    }

    /** Some lines of the report. Immutable. */
    public static final class News {
        private final List<String> lines;
        private final boolean isTrouble;

        News(List<String> lines, boolean isTrouble) {
            this.lines = lines;
            this.isTrouble = isTrouble;
        }

        /** Empty if there are none. */
        public List<String> lines() {
            return lines;
        }

        /** Whether they tell of something that is not woven. */
        public boolean isTrouble() {
            return isTrouble;
        }
    }
}
