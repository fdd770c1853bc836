package io.dynamoshadow.awkward.tracks;

import java.util.Optional;

public record Artist(String name, Optional<Integer> born) {}
