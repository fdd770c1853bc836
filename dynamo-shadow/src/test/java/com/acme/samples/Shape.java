package com.acme.samples;

/** An abstract property type. */
public interface Shape {
    double area();
}
