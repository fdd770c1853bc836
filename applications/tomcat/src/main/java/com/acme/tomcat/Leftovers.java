package com.acme.tomcat;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import javax.management.ObjectName;

/** What undeployed web applications leave behind. */
final class Leftovers {

    private static final int PATIENCE = 50;

    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    void watch(ClassLoader loader) {
        loaders.add(new WeakReference<>(loader));
    }

    /** How many of all the loaders are still there, after garbage has been collected a few times. */
    int count() throws InterruptedException {
        int left = loaders.size();
        for (int i = 0; i < PATIENCE && left > 0; i++) {
            System.gc();
            // references are cleared at once, but what a thread that ends holds takes a moment
            Thread.sleep(100);
            int before = left;
            left = 0;
            for (WeakReference<ClassLoader> each : loaders) {
                left += each.get() == null ? 0 : 1;
            }
            if (left == before && i > PATIENCE / 2) {
                break;
            }
        }
        return left;
    }

    /** Of the heap histogram: how many objects there are of classes of that package, and of how many such classes. */
    String objects(String packageName) throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {null},
                        new String[] {String[].class.getName()});
        long objects = 0;
        int classes = 0;
        for (String line : histogram.split("\n", -1)) {
            String[] columns = line.trim().split("\\s+", -1);
            if (columns.length >= 4 && columns[3].startsWith(packageName)) {
                objects += Long.parseLong(columns[1]);
                classes++;
            }
        }
        return objects + " objects of " + classes + " classes";
    }
}
