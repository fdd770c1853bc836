package io.dynamoshadow.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The settings cannot be used. Carries every problem found, not only the first. */
public final class InvalidSettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final transient List<SettingsProblem> problems;

    public InvalidSettingsException(String file, List<SettingsProblem> problems) {
        super(text(file, problems));
        this.file = file;
        this.problems = Collections.unmodifiableList(new ArrayList<>(problems));
    }

    /** The settings file as it was named. */
    public String file() {
        return file;
    }

    /** In the order of their lines; never empty. */
    public List<SettingsProblem> problems() {
        return problems;
    }

    private static String text(String file, List<SettingsProblem> problems) {
        StringBuilder text = new StringBuilder();
        text.append(problems.size() == 1 ? "1 problem" : problems.size() + " problems")
                .append(" in ")
                .append(file);
        for (SettingsProblem problem : problems) {
            text.append("\n  ").append(problem);
        }
        return text.toString();
    }
}
