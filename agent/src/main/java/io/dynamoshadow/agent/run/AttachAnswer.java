package io.dynamoshadow.agent.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an attach to a running application came to, for whoever attached. */
final class AttachAnswer {
    private AttachAnswer() {}

    /** Weaves what is loaded; says {@code attached, whole} where all of each DAO is, else {@code attached, in part}. */
    static String of(ShadowedDaos daos, LoadedClasses loaded) {
        List<Class<?>> interfaces = loaded.weave();
        loaded.weaveSoon(); // for those that were being loaded just now, and are not seen yet
        daos.prepare(interfaces);
        StringBuilder text = new StringBuilder();
        boolean isWhole = true;
        for (ShadowedDao dao : daos.all()) {
            String trouble = trouble(dao, isLoaded(dao, interfaces), loaded);
            isWhole &= trouble == null && dao.weaving().isWhole();
            text.append('\n')
                    .append(dao.settings().name())
                    .append(": ")
                    .append(dao.settings().interfaceName())
                    .append(PlanText.lines(dao.weaving().lines()))
                    .append(trouble == null ? "" : "\n    " + trouble);
        }
        return "attached, " + (isWhole ? "whole" : "in part") + text;
    }

    private static boolean isLoaded(ShadowedDao dao, List<Class<?>> interfaces) {
        for (Class<?> each : interfaces) {
            if (each.getName().equals(dao.settings().interfaceName())) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String trouble(ShadowedDao dao, boolean isLoaded, LoadedClasses loaded) {
        String unusable = dao.problem();
        if (unusable != null) {
            return "cannot be mirrored, so it stays with Mongo: " + unusable;
        }
        if (!loaded.isMissing(dao)) {
            return null;
        }
        if (isLoaded) {
            return "no class implements it yet; one that is loaded later will be woven";
        }
        String nearest = loaded.nearestTo(dao.settings().interfaceName());
        return "is not loaded yet; what is loaded later will be woven"
                + (nearest == null ? "" : ". Or did you mean " + nearest + "?");
    }
}
