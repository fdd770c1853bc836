package io.dynamoshadow.agent.run;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.ParameterNames;
import io.dynamoshadow.operation.Planner;
import io.dynamoshadow.store.TableRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of DAOs: one that several share is made with what all of them need, whichever comes first. */
public final class SharedTables {
    private SharedTables() {}

    /**
     * The one table of several DAOs: its key, the indexes of all of them, and its time to live.
     *
     * @param plans at least one, all of one table
     * @throws ModelException where two of them need what one table cannot be
     */
    public static TableRequest of(Collection<DaoPlan> plans) {
        Map<String, Table> byDao = new LinkedHashMap<>();
        for (DaoPlan plan : plans) {
            byDao.put(plan.name(), plan.items().table());
        }
        TableRequest request = TableRequest.of(byDao);
        for (DaoPlan plan : plans) {
            request = request.expiringBy(plan.settings().ttlAttribute());
        }
        return request;
    }

    /**
     * The table of a DAO. Where it may have to be made, it has what the others need that share it, as far as their interfaces
     * can be found where this DAO's was; where it is only looked at, it need not fit the others.
     *
     * @throws ModelException where two of them need what one table cannot be
     */
    static TableRequest needed(DaoPlan plan, ShadowSettings settings) {
        List<DaoPlan> plans = new ArrayList<>();
        for (DaoSettings other : settings.daos()) {
            boolean shares = settings.dynamo().createTables()
                    && other.table().equals(plan.settings().table());
            DaoPlan planned = other.name().equals(plan.name())
                    ? plan
                    : shares ? plan(other, plan.daoInterface().getClassLoader()) : null;
            if (planned != null) {
                plans.add(planned);
            }
        }
        return of(plans);
    }

    /** Null where it cannot be planned, which its own first call will tell. Keys and indexes need no parameter names. */
    private static @Nullable DaoPlan plan(DaoSettings settings, @Nullable ClassLoader loader) {
        try {
            Class<?> daoInterface = Class.forName(settings.interfaceName(), false, loader);
            return Planner.plan(settings, daoInterface, ParameterNames.none());
        } catch (ClassNotFoundException | LinkageError | TypeNotPresentException elsewhere) {
            return null;
        } catch (ModelException | CodecException unusable) {
            return null;
        }
    }
}
