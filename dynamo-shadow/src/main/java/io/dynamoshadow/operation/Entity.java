package io.dynamoshadow.operation;

import io.dynamoshadow.codec.AttributePath;
import io.dynamoshadow.codec.Index;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.codec.ObjectCodec;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.model.Types;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rules need to know of a DAO's entity, its key and its indexes. Immutable. */
final class Entity {
    private final DaoSettings settings;
    private final ItemCodec items;
    private final boolean springRepository;

    Entity(DaoSettings settings, ItemCodec items, boolean springRepository) {
        this.settings = settings;
        this.items = items;
        this.springRepository = springRepository;
    }

    Class<?> type() {
        return items.entity();
    }

    ItemCodec items() {
        return items;
    }

    Table table() {
        return items.table();
    }

    DaoSettings settings() {
        return settings;
    }

    /** Whether its DAO is a repository of Spring Data's, whose methods mean what its documentation says. */
    boolean isOfSpringRepository() {
        return springRepository;
    }

    /**
     * Whether the path names a property; in a document, where nothing declares any, one that the settings speak of: a name
     * alone is no reason to believe in it.
     */
    boolean has(String property) {
        if (!isDocument()) {
            return items.has(property);
        }
        if (KeyArguments.properties(table().key()).contains(property)) {
            return true;
        }
        for (String declared : items.properties()) {
            if (declared.equals(property) || declared.startsWith(property + ".")) {
                return true;
            }
        }
        return false;
    }

    /** Whether the path names a property, or may do so in a document, for somebody who says so himself. */
    boolean mayHave(String property) {
        return items.has(property);
    }

    private boolean isDocument() {
        return !(items.object() instanceof ObjectCodec);
    }

    /** Whether {@code id} in a name means the key: of documents it is called {@code _id}. */
    boolean isIdOfDocument(String name) {
        return name.equals("id")
                && isDocument()
                && KeyArguments.properties(table().key()).contains("_id")
                && !has("id");
    }

    /** Where a property is kept; null where the path names none, or no attribute holds it. */
    @Nullable
    AttributePath attribute(String property) {
        try {
            return items.attribute(property);
        } catch (ModelException none) {
            return null;
        }
    }

    /** The one property that is the whole key, or null where it is made of several, or not of one alone. */
    @Nullable
    String onlyKeyProperty() {
        List<String> properties = KeyArguments.properties(table().key());
        return properties.size() == 1 ? properties.get(0) : null;
    }

    /** The declared type of the one property that identifies an entity; void where none does. */
    Class<?> keyType() {
        String identity = items.identity();
        return identity == null ? void.class : Types.erase(items.typeOf(identity));
    }

    /** Whether an index has an attribute of its own that is made of the property, and of others perhaps. */
    boolean isPartOfTemplate(String property) {
        for (Index index : table().indexes()) {
            for (KeyAttribute part : index.key().parts()) {
                if (part.isDerived() && part.properties().contains(property)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The declared types of the properties that the key is made of, by which a Map may hold entities. */
    Set<Class<?>> keyTypes() {
        Set<Class<?>> types = new HashSet<>();
        for (String property : KeyArguments.properties(table().key())) {
            types.add(Types.erase(items.typeOf(property)));
        }
        return types;
    }

    /** The key of an entity that is itself an argument. */
    KeyArguments keyOf(DaoMethod method, int entityParameter) {
        Map<String, Argument> arguments = new LinkedHashMap<>();
        for (String property : KeyArguments.properties(table().key())) {
            arguments.put(property, method.argument(entityParameter, property));
        }
        return KeyArguments.of(table().key(), arguments);
    }

    /** The line that gives a method an operation by hand. */
    String line(DaoMethod method, String expression) {
        return "dao." + settings.name() + ".method." + method.settingName() + " = " + expression;
    }
}
