package io.dynamoshadow.agent.run;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.dual.DualCall;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Planner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The dual DAO of one loaded interface, made when it is first needed: in the background as soon as a class of it is woven,
 * or by the first call, should that come earlier. Thread-safe.
 */
final class DualDaoSlot {
    private final ShadowedDao dao;
    private final Class<?> daoInterface;
    private final Engine engine;
    private final ConcurrentMap<Integer, PlannedMethod> methods = new ConcurrentHashMap<>();
    private volatile @Nullable OpenDao open;
    private volatile boolean impossible;

    DualDaoSlot(ShadowedDao dao, Class<?> daoInterface, Engine engine) {
        this.dao = dao;
        this.daoInterface = daoInterface;
        this.engine = engine;
    }

    @Nullable
    DualCall enter(int number, WovenMethod woven, Object self, @Nullable Object[] arguments) {
        OpenDao ready = open;
        if (ready == null) {
            engine.wake();
            ready = impossible ? null : make();
        }
        if (ready == null) {
            return null;
        }
        PlannedMethod method = methods.get(number);
        if (method == null) {
            method = ready.plan.method(woven.name(), woven.descriptor());
            if (method == null) {
                return null;
            }
            methods.put(number, method);
        }
        return ready.dual.enter(method, self, arguments);
    }

    /** Plans the DAO and makes its mirror: no network, no file. Null where that cannot be done, which is told once. */
    synchronized @Nullable OpenDao make() {
        if (open == null && !impossible) {
            try {
                engine.reach(daoInterface);
                DaoPlan plan = Planner.plan(dao.settings(), daoInterface, dao.parameterNames(daoInterface));
                open = engine.open(dao.lasting(), plan, dao.wovenClasses());
            } catch (ModelException | CodecException unusable) {
                impossible = true;
                engine.cannotMirror(dao.settings(), String.valueOf(unusable.getMessage()));
            } catch (RuntimeException | LinkageError unexpected) {
                impossible = true;
                engine.cannotMirror(dao.settings(), unexpected.toString());
            }
        }
        return open;
    }
}
