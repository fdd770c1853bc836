package com.acme.shapes;

/** A record inside other entities. */
public record Address(String street, int number) {}
