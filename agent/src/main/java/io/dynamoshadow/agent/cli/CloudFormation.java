package io.dynamoshadow.agent.cli;

import io.dynamoshadow.store.TableRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables as a CloudFormation template. */
final class CloudFormation {
    private CloudFormation() {}

    /** The template, as maps, lists and texts in their order. */
    static Map<String, Object> template(List<TableRequest> tables) {
        Map<String, Object> resources = new LinkedHashMap<>();
        for (TableRequest table : tables) {
            Map<String, Object> resource = new LinkedHashMap<>();
            resource.put("Type", "AWS::DynamoDB::Table");
            // the data outlives the stack: a mistake with the stack must not lose what was migrated
            resource.put("DeletionPolicy", "Retain");
            resource.put("UpdateReplacePolicy", "Retain");
            resource.put("Properties", properties(table));
            resources.put(newName(table.name(), resources), resource);
        }
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("AWSTemplateFormatVersion", "2010-09-09");
        template.put("Description", "DynamoDB tables of the mirrored DAOs");
        template.put("Resources", resources);
        return template;
    }

    private static Map<String, Object> properties(TableRequest table) {
        Map<String, Object> properties = table.json();
        String ttlAttribute = table.ttlAttribute();
        if (ttlAttribute != null) {
            Map<String, Object> ttl = new LinkedHashMap<>();
            ttl.put("AttributeName", ttlAttribute);
            ttl.put("Enabled", true);
            properties.put("TimeToLiveSpecification", ttl);
        }
        return properties;
    }

    /** A resource's name has letters and digits alone: {@code my-events} becomes MyEventsTable. */
    private static String newName(String table, Map<String, Object> taken) {
        StringBuilder name = new StringBuilder();
        for (String word : table.split("[^a-zA-Z0-9]+", -1)) {
            if (!word.isEmpty()) {
                name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
        }
        name.append("Table");
        int number = 1;
        String unique = name.toString();
        while (taken.containsKey(unique)) {
            unique = name.toString() + ++number;
        }
        return unique;
    }
}
