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
import org.jspecify.annotations.Nullable;

/** All DAOs of the settings: numbers their methods for the weaver, and finds the dual DAO of a call. Thread-safe. */
final class ShadowedDaos implements WovenMethods {
    private final Map<String, ShadowedDao> byInterface = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final Engine engine;
    private volatile WovenMethod[] methods = {};

    ShadowedDaos(ShadowSettings settings, ApplicationModules modules) {
        this.engine = new Engine(settings, modules);
        for (DaoSettings dao : settings.daos()) {
            byInterface.put(dao.interfaceName(), new ShadowedDao(dao, engine));
        }
    }

    boolean isOn() {
        return engine.isOn();
    }

    @Nullable
    DualCall enter(int number, Object self, @Nullable Object[] arguments) {
        WovenMethod method = methods[number];
        if (method.dao().isOnlyAround(self)) {
            return null;
        }
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
        more.add(new WovenMethod(dao, methodName, descriptor));
        methods = more.toArray(new WovenMethod[0]);
        numbers.put(key, more.size() - 1);
        return more.size() - 1;
    }

    @Override
    public void woven(
            String interfaceName,
            String className,
            @Nullable ClassLoader loader,
            byte[] originalClassFile,
            List<String> methodNames) {
        ShadowedDao dao = byInterface.get(interfaceName);
        if (dao != null && loader != null) {
            dao.woven(className, loader, originalClassFile);
            engine.prepareSoon(dao, loader);
        }
    }
}
