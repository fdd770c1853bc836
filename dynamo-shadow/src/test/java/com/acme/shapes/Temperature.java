package com.acme.shapes;

/** Nothing but a factory method, and a constructor of another shape. */
public final class Temperature {
    private final double celsius;
    private final String place;

    private Temperature(String text) {
        String[] parts = text.split("@", -1);
        this.celsius = Double.parseDouble(parts[0]);
        this.place = parts[1];
    }

    @com.fasterxml.jackson.annotation.JsonCreator
    public static Temperature at(
            @com.fasterxml.jackson.annotation.JsonProperty("place") String where,
            @com.fasterxml.jackson.annotation.JsonProperty("celsius") double degrees) {
        return new Temperature(degrees + "@" + where);
    }

    public double celsius() {
        return celsius;
    }

    public String place() {
        return place;
    }
}
