package io.dynamoshadow.awkward;

/** One call of a script: the same for both stores. Immutable. */
record Step<D>(String name, Script.Call<D> call, boolean ordered, boolean fails) {}
