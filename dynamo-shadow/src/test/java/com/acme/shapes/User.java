package com.acme.shapes;

import kotlin.jvm.internal.DefaultConstructorMarker;

/**
 * What Kotlin makes of {@code data class User(val id: String, val name: String = "nobody", val age: Int = 18, val note:
 * String?)}.
 */
public final class User {
    private final String id;
    private final String name;
    private final int age;
    private final String note;

    public User(String id, String name, int age, String note) {
        if (id == null) {
            throw new NullPointerException("Parameter specified as non-null is null: parameter id");
        }
        if (name == null) {
            throw new NullPointerException("Parameter specified as non-null is null: parameter name");
        }
        this.id = id;
        this.name = name;
        this.age = age;
        this.note = note;
    }

    // synthetic in Kotlin
    public User(String var1, String var2, int var3, String var4, int var5, DefaultConstructorMarker var6) {
        this(var1, (var5 & 2) != 0 ? "nobody" : var2, (var5 & 4) != 0 ? 18 : var3, var4);
    }

    public String getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public int getAge() {
        return age;
    }

    public String getNote() {
        return note;
    }

    public String component1() {
        return id;
    }

    public String component2() {
        return name;
    }

    public int component3() {
        return age;
    }

    public String component4() {
        return note;
    }
}
