package io.dynamoshadow.awkward.tracks;

/** Where a track is from: one of two shapes. */
public sealed interface Source {
    record Vinyl(int side) implements Source {}

    record Stream(String service, long plays) implements Source {}
}
