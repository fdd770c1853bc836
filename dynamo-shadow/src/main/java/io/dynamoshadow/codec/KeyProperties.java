package io.dynamoshadow.codec;

import io.dynamoshadow.config.KeySettings;
import io.dynamoshadow.model.ModelException;
import java.util.ArrayList;
import java.util.List;

/** The properties that a key of the settings is made of. */
public final class KeyProperties {
    private KeyProperties() {}

    /**
     * Their paths, partition first.
     *
     * @throws ModelException where a part is neither a property nor a template
     */
    public static List<String> of(KeySettings key) {
        try {
            List<String> properties =
                    new ArrayList<>(KeyTemplate.parse(key.partition()).paths());
            String sort = key.sort();
            if (sort != null) {
                properties.addAll(KeyTemplate.parse(sort).paths());
            }
            return properties;
        } catch (ModelException wrong) {
            throw new ModelException(key.where() + ": " + wrong.getMessage());
        }
    }
}
