package io.dynamoshadow.codec;

/**
 * The attribute names that are ours: {@code _class}, {@code _value}, {@code _number}, {@code _v},
 * {@code _deleted}; {@code _id} and every other
 * name is free. A map of an application may have such a key too: where it could be taken for ours it is written with one more
 * underscore in front. The empty key, which DynamoDB does not take as a name, is {@code _empty}, in every map.
 */
public final class OwnNames {
    private static final String EMPTY = "_empty";

    private OwnNames() {}

    /** Whether an application's attribute cannot have that name, at the top of an item. */
    static boolean isOurs(String name) {
        switch (name) {
            case ObjectCodec.CLASS:
            case DynamicCodec.VALUE:
            case NumberText.TAG:
            case "_v":
            case "_deleted":
                return true;
            default:
                return false;
        }
    }

    /** Whether an attribute of that name holds a value that is wrapped with the name of its type. */
    public static boolean isWrapped(String attribute) {
        return attribute.equals(DynamicCodec.VALUE);
    }

    /** @param untyped whether names of ours mean something there */
    static String escaped(String name, boolean untyped) {
        if (name.isEmpty()) {
            return EMPTY;
        }
        return name.charAt(0) == '_' && needsEscape(name, untyped) ? "_" + name : name;
    }

    static String unescaped(String name, boolean untyped) {
        if (name.isEmpty() || name.charAt(0) != '_') {
            return name;
        }
        if (name.equals(EMPTY)) {
            return "";
        }
        return name.startsWith("__") && needsEscape(name, untyped) ? name.substring(1) : name;
    }

    private static boolean needsEscape(String name, boolean untyped) {
        int underscores = 0;
        while (underscores < name.length() && name.charAt(underscores) == '_') {
            underscores++;
        }
        String bare = name.substring(underscores - 1);
        return bare.equals(EMPTY) || (untyped && isOurs(bare));
    }
}
