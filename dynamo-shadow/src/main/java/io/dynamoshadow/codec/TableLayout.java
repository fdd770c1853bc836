package io.dynamoshadow.codec;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.IndexSettings;
import io.dynamoshadow.config.KeySettings;
import io.dynamoshadow.model.ModelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Works out the table of a DAO from its settings and its entity: which attributes are keys, and what they are made of. */
final class TableLayout {
    private final EntityShape entity;
    private final Map<String, String> attributeNames;
    private final KeyValues keyValues;

    /** The attributes of templates met so far: the same template is the same attribute, in whatever key. */
    private final Map<String, String> templates = new HashMap<>();

    TableLayout(EntityShape entity, Map<String, String> attributeNames, KeyValues keyValues) {
        this.entity = entity;
        this.attributeNames = attributeNames;
        this.keyValues = keyValues;
    }

    /** @throws ModelException where a key names what is no property, or what cannot be part of a key */
    Table table(DaoSettings dao) {
        KeyAttributes key = key(dao.key(), "");
        List<Index> indexes = new ArrayList<>();
        for (IndexSettings index : dao.indexes()) {
            indexes.add(new Index(index.name(), key(index.key(), index.name() + "-")));
        }
        return new Table(dao.table(), key, indexes, dao.ttlAttribute());
    }

    private KeyAttributes key(KeySettings key, String prefix) {
        String sort = key.sort();
        try {
            KeyAttribute partition = part(key.partition(), prefix + "pk", KeyAttribute.LONGEST_PARTITION, null);
            KeyAttribute sortPart =
                    sort == null ? null : part(sort, prefix + "sk", KeyAttribute.LONGEST_SORT, partition.attribute());
            if (sortPart != null && sortPart.attribute().equals(partition.attribute())) {
                throw new ModelException("both parts of the key are the attribute \"" + partition.attribute()
                        + "\", and DynamoDB needs two. Write a template for one of them: " + key.partition() + ", #{"
                        + sortPart.property() + "}");
            }
            return new KeyAttributes(partition, sortPart);
        } catch (ModelException wrong) {
            throw new ModelException(key.where() + ": " + wrong.getMessage());
        }
    }

    private KeyAttribute part(String text, String ofItsOwn, int longest, @Nullable String taken) {
        KeyTemplate template = KeyTemplate.parse(text);
        List<ValueCodec> parts = new ArrayList<>();
        ScalarAttributeType type = ScalarAttributeType.S;
        for (String path : template.paths()) {
            ValueCodec codec = entity.codecOf(path);
            ScalarAttributeType partType = codec.keyType();
            if (partType == null) {
                throw new ModelException(
                        entity.nameOf(path) + " is a " + entity.typeOf(path).getTypeName()
                                + ", which cannot be part of a key: DynamoDB takes text, numbers and binary");
            }
            if (!template.isPlain() && partType == ScalarAttributeType.B) {
                throw new ModelException(entity.nameOf(path) + " is binary, which has no text for " + text);
            }
            parts.add(codec);
            type = template.isPlain() ? partType : ScalarAttributeType.S;
        }
        return new KeyAttribute(template, attribute(template, ofItsOwn, taken), parts, type, longest, keyValues);
    }

    /** @param taken the attribute of the same key's other part, which this one cannot be too */
    private String attribute(KeyTemplate template, String ofItsOwn, @Nullable String taken) {
        if (template.isAttributeOfItsOwn()) {
            String property = template.toString();
            return entity.attributeOf(property);
        }
        String known = templates.get(template.toString());
        if (known != null && !known.equals(taken)) {
            return known;
        }
        String name = template.isPlain() ? template.toString().replace("()", "") : ofItsOwn;
        String attribute = attributeNames.getOrDefault(name, name);
        if (isOfProperty(attribute)) {
            throw new ModelException("the attribute \"" + attribute + "\" of " + template
                    + " is that of a property too. Give it another name: dao.….attribute." + name + " = …");
        }
        templates.putIfAbsent(template.toString(), attribute);
        return attribute;
    }

    private boolean isOfProperty(String attribute) {
        for (String property : entity.declared()) {
            if (property.indexOf('.') < 0 && entity.attributeOf(property).equals(attribute)) {
                return true;
            }
        }
        return entity.declares(attribute);
    }

    /** The names under which {@code attribute.NAME} may rename what no property is. */
    static boolean isKeyName(String name) {
        return name.equals("pk") || name.equals("sk") || name.endsWith("-pk") || name.endsWith("-sk");
    }
}
