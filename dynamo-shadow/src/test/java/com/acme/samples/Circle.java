package com.acme.samples;

import java.util.Objects;
import java.util.Set;

public class Circle implements Shape {
    private final double radius;
    private Set<String> colours = Set.of();

    private Circle() {
        this.radius = 0;
    }

    public Circle(double radius, String... colours) {
        this.radius = radius;
        this.colours = Set.of(colours);
    }

    public double radius() {
        return radius;
    }

    @Override
    public double area() {
        return Math.PI * radius * radius;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Circle circle && circle.radius == radius && circle.colours.equals(colours);
    }

    @Override
    public int hashCode() {
        return Objects.hash(radius, colours);
    }
}
