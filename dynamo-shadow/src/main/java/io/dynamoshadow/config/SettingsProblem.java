package io.dynamoshadow.config;

/** One thing wrong with the settings: where, what, and how to mend it. Immutable. */
public final class SettingsProblem {
    private final String key;
    private final int line;
    private final String wrong;
    private final String mend;

    /**
     * @param key the key concerned, or the file's name where no key is
     * @param line the number of its line counted from 1, or 0 where there is none
     */
    public SettingsProblem(String key, int line, String wrong, String mend) {
        this.key = key;
        this.line = line;
        this.wrong = wrong;
        this.mend = mend;
    }

    public String key() {
        return key;
    }

    public int line() {
        return line;
    }

    @Override
    public String toString() {
        return (line > 0 ? "line " + line + ", " : "") + key + ": " + wrong + (mend.isEmpty() ? "" : ". " + mend);
    }
}
