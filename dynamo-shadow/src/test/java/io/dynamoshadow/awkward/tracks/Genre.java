package io.dynamoshadow.awkward.tracks;

public enum Genre {
    JAZZ("j") {
        @Override
        boolean isLoud() {
            return false;
        }
    },
    METAL("m") {
        @Override
        boolean isLoud() {
            return true;
        }
    };

    private final String code;

    Genre(String code) {
        this.code = code;
    }

    abstract boolean isLoud();

    public String code() {
        return code;
    }
}
