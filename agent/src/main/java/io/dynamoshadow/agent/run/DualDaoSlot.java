package io.dynamoshadow.agent.run;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.dual.DualCall;
import io.dynamoshadow.dual.DualDao;
import io.dynamoshadow.dual.StackRoom;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Planner;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The dual DAO of one loaded interface, made when it is first needed: in the background as soon as a class of it is woven,
 * or by the first call, should that come earlier. Thread-safe.
 */
final class DualDaoSlot {
    private final ShadowedDao dao;
    private final Class<?> daoInterface;
    private final EngineSoon engine;
    /** By the numbers of the woven methods. Never changed, only replaced; what gets lost is looked up again. */
    private volatile @Nullable PlannedMethod[] methods = {};

    private volatile @Nullable OpenDao open;
    private volatile boolean impossible;
    private final AtomicInteger tooDeep = new AtomicInteger();

    DualDaoSlot(ShadowedDao dao, Class<?> daoInterface, EngineSoon engine) {
        this.dao = dao;
        this.daoInterface = daoInterface;
        this.engine = engine;
    }

    @Nullable
    DualCall enter(int number, WovenMethod woven, Object self, @Nullable Object[] arguments) {
        OpenDao ready = open;
        if (ready == null) {
            if (!StackRoom.isThereForAnything()) {
                tooDeep.incrementAndGet();
                return null;
            }
            ready = makeForCall();
        }
        if (ready == null) {
            return null;
        }
        PlannedMethod method = planned(number, woven, ready);
        return method == null ? null : ready.dual.enter(method, self, arguments);
    }

    /** The application waits for it: what else is to be started comes after, but the file that the call will need next. */
    private @Nullable OpenDao makeForCall() {
        engine.get().wakeOutbox();
        try {
            return impossible ? null : make();
        } finally {
            engine.get().wakeSurely();
        }
    }

    /** See {@link DualDao#look}. */
    @Nullable
    DualCall look(
            int number,
            WovenMethod woven,
            Object self,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third,
            @Nullable Object fourth) {
        OpenDao ready = open;
        if (ready == null) {
            return DualDao.MORE;
        }
        PlannedMethod method = planned(number, woven, ready);
        return method == null ? null : ready.dual.look(method, self, first, second, third, fourth);
    }

    /** Whether any call of the method can be of concern, as things stand; true where that is not known yet. */
    boolean isConcernedWith(int number, WovenMethod woven) {
        OpenDao ready = open;
        if (ready == null) {
            return !impossible;
        }
        PlannedMethod method = planned(number, woven, ready);
        return method != null && ready.dual.isConcernedWith(method);
    }

    /** See {@link DualDao#isBarring}; false where that is not known yet. */
    boolean isBarring(int number, WovenMethod woven) {
        OpenDao ready = open;
        PlannedMethod method = ready == null ? null : planned(number, woven, ready);
        return ready != null && method != null && ready.dual.isBarring(method);
    }

    private @Nullable PlannedMethod planned(int number, WovenMethod woven, OpenDao ready) {
        @Nullable PlannedMethod[] known = methods;
        PlannedMethod method = number < known.length ? known[number] : null;
        return method == null ? plan(number, woven, ready) : method;
    }

    private @Nullable PlannedMethod plan(int number, WovenMethod woven, OpenDao ready) {
        PlannedMethod method = ready.plan.method(woven.name(), woven.descriptor());
        if (method != null) {
            @Nullable PlannedMethod[] more = Arrays.copyOf(methods, Math.max(methods.length, number + 1));
            more[number] = method;
            methods = more;
        }
        return method;
    }

    /** Plans the DAO and makes its mirror: no network, no file. Null where that cannot be done, which is told once. */
    @Nullable
    OpenDao make() {
        OpenDao made = makeOnce();
        engine.get().changed();
        return made;
    }

    private synchronized @Nullable OpenDao makeOnce() {
        if (open == null && !impossible) {
            try {
                engine.get().reach(daoInterface);
                DaoPlan plan = Planner.plan(dao.settings(), daoInterface, dao.parameterNames(daoInterface));
                open = engine.get().open(plan, dao);
                open.dual.leftForWantOfRoom(tooDeep.get());
            } catch (ModelException | CodecException unusable) {
                impossible = true;
                dao.cannotBeMirrored(String.valueOf(unusable.getMessage()));
            } catch (RuntimeException | LinkageError unexpected) {
                impossible = true;
                dao.cannotBeMirrored(unexpected.toString());
            }
        }
        return open;
    }
}
