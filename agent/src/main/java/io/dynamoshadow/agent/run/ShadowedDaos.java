package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.weave.WovenMethods;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.dual.DualCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** All DAOs of the settings: numbers their methods for the weaver, and finds the dual DAO of a call. Thread-safe. */
final class ShadowedDaos implements WovenMethods {
    private final Map<String, ShadowedDao> byInterface = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final Engine engine;
    private volatile WovenMethod[] methods = {};

    ShadowedDaos(ShadowSettings settings) {
        this.engine = new Engine(settings);
        for (DaoSettings dao : settings.daos()) {
            byInterface.put(dao.interfaceName(), new ShadowedDao(dao, engine));
        }
        engine.onChange(() -> byInterface.values().forEach(dao -> dao.gates().refresh()));
    }

    /** @param counter how many classes were loaded so far, by which a lull is told */
    void loadedClasses(IntSupplier counter) {
        engine.lull().of(counter);
    }

    /** See {@link io.dynamoshadow.dual.DualDao#look}. */
    @Nullable
    DualCall look(
            int number,
            Object self,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third,
            @Nullable Object fourth) {
        WovenMethod method = methods[number];
        return method.dao().slotOf(self.getClass()).look(number, method, self, first, second, third, fourth);
    }

    @Nullable
    DualCall enter(int number, Object self, @Nullable Object[] arguments) {
        WovenMethod method = methods[number];
        DualDaoSlot slot = method.dao().slotOf(self.getClass());
        return slot.enter(number, method, self, arguments);
    }

    @Override
    public int numberOf(String interfaceName, String methodName, String descriptor) {
        String key = interfaceName + " " + methodName + descriptor;
        Integer known = numbers.get(key);
        return known != null ? known : number(key, interfaceName, methodName, descriptor);
    }

    private synchronized int number(String key, String interfaceName, String methodName, String descriptor) {
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        ShadowedDao dao = byInterface.get(interfaceName);
        if (dao == null) {
            throw new IllegalArgumentException(interfaceName + " is not configured");
        }
        List<WovenMethod> more = new ArrayList<>(java.util.Arrays.asList(methods));
        WovenMethod method = new WovenMethod(dao, methodName, descriptor);
        int number = more.size();
        more.add(method);
        methods = more.toArray(new WovenMethod[0]);
        dao.gates().add(number, method);
        numbers.put(key, number);
        return number;
    }

    @Override
    public void woven(
            String interfaceName,
            String className,
            @Nullable ClassLoader loader,
            byte[] originalClassFile,
            List<String> methodNames) {
        ShadowedDao dao = byInterface.get(interfaceName);
        if (dao != null) {
            dao.woven(className, loader, originalClassFile);
            dao.gates().expect();
            engine.prepareSoon(dao, loader);
        }
    }
}
