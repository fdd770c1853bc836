package io.dynamoshadow.agent.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** When a page has colours. */
enum Colour {
    /** On a terminal, unless NO_COLOR is set. */
    AUTO(Ansi.AUTO),
    ALWAYS(Ansi.ON),
    NEVER(Ansi.OFF);

    private final Ansi ansi;

    Colour(Ansi ansi) {
        this.ansi = ansi;
    }

    boolean isOn() {
        return ansi.enabled();
    }

    /** What stands out, and why. */
    enum Ink {
        PLAIN(null),
        TITLE(Style.bold),
        CHEAP(Style.fg_green),
        DEAR(Style.fg_yellow),
        WRONG(Style.fg_red),
        ASIDE(Style.faint);

        private final @Nullable Style style;

        Ink(@Nullable Style style) {
            this.style = style;
        }

        String paint(String text, boolean colours) {
            // reset, and not off: what switches bold off by its number underlines twice on some terminals
            return colours && style != null && !text.isEmpty() ? style.on() + text + Style.reset.on() : text;
        }
    }
}
