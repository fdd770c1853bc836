package io.dynamoshadow.codec;

import java.util.Locale;

/**
 * A locale as its language tag ({@code sr-Latn-RS}). A few old ones ({@code no_NO_NY}) have no tag that they come back from:
 * those are language, country and variant with underscores, which no tag has.
 */
final class LocaleText {
    private LocaleText() {}

    static String write(Locale locale) {
        String tag = locale.toLanguageTag();
        if (Locale.forLanguageTag(tag).equals(locale)) {
            return tag;
        }
        String parts = locale.getLanguage() + "_" + locale.getCountry() + "_" + locale.getVariant();
        if (!read(parts).equals(locale)) {
            throw new CodecException("is the locale " + locale + ", which no text can be read back as");
        }
        return parts;
    }

    static Locale read(String text) {
        String[] parts = text.split("_", 3);
        return parts.length == 3 ? new Locale(parts[0], parts[1], parts[2]) : Locale.forLanguageTag(text);
    }
}
