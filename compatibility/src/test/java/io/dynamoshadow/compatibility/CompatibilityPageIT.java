package io.dynamoshadow.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** docs/compatibility.md says what the tests found: comes after all of them, since it is isolated, and looks at what they recorded. */
@Isolated
class CompatibilityPageIT {

    private final Page page = Page.read();

    @Test
    void the_page_says_what_the_tests_found() {
        boolean rewrite = Boolean.getBoolean("compatibility.rewrite");
        List<String> wrong = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Map<Integer, Boolean> found = Results.of(kind);
            for (int jdk : Kind.COLUMNS) {
                String says = page.cell(kind, jdk);
                String is = is(kind, jdk, found, says);
                if (!says.equals(is)) {
                    wrong.add(kind.title() + " on JDK " + jdk + ": the page says " + says + ", and it is " + is);
                    page.set(kind, jdk, is);
                }
            }
        }
        if (rewrite) {
            page.write();
            return;
        }
        assertThat(wrong)
                .as("docs/compatibility.md. Rewrite it with mvn verify -Dcompatibility.rewrite=true")
                .isEmpty();
        assertThat(page.strangers()).isEmpty();
    }

    /** Of what was not run, for lack of a JDK or because other tests were asked for, the page must know. */
    private static String is(Kind kind, int jdk, Map<Integer, Boolean> found, String says) {
        Boolean works = found.get(jdk);
        if (works != null) {
            return works ? Page.WORKS : Page.FAILS;
        }
        if (kind.needsNewer(jdk)) {
            return Page.NEEDS_NEWER;
        }
        if (!kind.isTestedOn(jdk)) {
            return Page.NOT_TESTED;
        }
        boolean isOurs = says.equals(Page.WORKS) || says.equals(Page.FAILS);
        return isOurs ? says : "not known yet";
    }
}
