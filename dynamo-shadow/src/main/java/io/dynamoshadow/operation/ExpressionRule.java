package io.dynamoshadow.operation;

import io.dynamoshadow.config.Setting;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rule 1: what the settings say of a method.
 *
 * <pre>
 * get(id)   put(event)   insert(event)   put-if-absent(event)   put-if-present(event)   delete(id)   exists(id)   count(accountId = $accountId)   ignore
 * query(accountId = $accountId, createdAt &gt;= $since) index by-account order by createdAt desc limit $max
 * update(id) set status = $status, closed = true, add hits $delta, remove note
 * refresh(id)   refresh(result)   scan(status = 'OPEN')
 * </pre>
 */
final class ExpressionRule implements Rule {
    @Override
    public String name() {
        return "settings";
    }

    @Override
    public @Nullable Operation operationOf(DaoMethod method, Entity entity) {
        Setting setting = setting(method, entity.settings().methods());
        if (setting == null) {
            return null;
        }
        try {
            return new ExpressionParser(method, entity, new ExpressionTokens(setting.value())).parse();
        } catch (ExpressionException unreadable) {
            String mend = unreadable.mend();
            return new Unsupported(
                    "the expression on line " + setting.line() + " " + unreadable.getMessage(),
                    mend == null ? entity.line(method, "…") : mend);
        }
    }

    private static @Nullable Setting setting(DaoMethod method, Map<String, Setting> methods) {
        for (Map.Entry<String, Setting> entry : methods.entrySet()) {
            if (entry.getKey().replace(" ", "").equals(method.signature())) {
                return entry.getValue();
            }
        }
        return methods.get(method.name());
    }
}
