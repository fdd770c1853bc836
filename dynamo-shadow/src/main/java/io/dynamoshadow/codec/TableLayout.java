package io.dynamoshadow.codec;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.IndexSettings;
import io.dynamoshadow.config.KeySettings;
import io.dynamoshadow.model.ModelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        return new Table(dao.table(), key, indexes);
    }

    private KeyAttributes key(KeySettings key, String prefix) {
        String sort = key.sort();
        try {
            return new KeyAttributes(
                    part(key.partition(), prefix + "pk", KeyAttribute.LONGEST_PARTITION),
                    sort == null ? null : part(sort, prefix + "sk", KeyAttribute.LONGEST_SORT));
        } catch (ModelException wrong) {
            throw new ModelException(key.where() + ": " + wrong.getMessage());
        }
    }

    private KeyAttribute part(String text, String ofItsOwn, int longest) {
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
        return new KeyAttribute(template, attribute(template, ofItsOwn), parts, type, longest, keyValues);
    }

    private String attribute(KeyTemplate template, String ofItsOwn) {
        if (template.isAttributeOfItsOwn()) {
            String property = template.toString();
            return entity.attributeOf(property);
        }
        String known = templates.get(template.toString());
        if (known != null) {
            return known;
        }
        String name = template.isPlain() ? template.toString().replace("()", "") : ofItsOwn;
        String attribute = attributeNames.getOrDefault(name, name);
        if (entity.declares(attribute)) {
            throw new ModelException("the attribute \"" + attribute + "\" of " + template + " is a property "
                    + entity.nameOf(attribute) + " too. Give it another name: dao.….attribute." + name + " = …");
        }
        templates.put(template.toString(), attribute);
        return attribute;
    }

    /** The names under which {@code attribute.NAME} may rename what no property is. */
    static boolean isKeyName(String name) {
        return name.equals("pk") || name.equals("sk") || name.endsWith("-pk") || name.endsWith("-sk");
    }
}
