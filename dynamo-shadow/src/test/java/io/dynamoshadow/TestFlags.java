package io.dynamoshadow;

import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.Reach;
import io.dynamoshadow.flag.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flags that stay as they are. */
public final class TestFlags {
    private TestFlags() {}

    /** The same for everyone. */
    public static DaoFlags of(Stage everybodys) {
        return of("nobody", everybodys, everybodys);
    }

    /** Some for one account, and others for everybody else. */
    public static DaoFlags of(String account, Stage its, Stage others) {
        return new DaoFlags() {
            @Override
            public Stage stage(@Nullable String contextKey) {
                return account.equals(contextKey) ? its : others;
            }

            @Override
            public Reach reach() {
                return Reach.of(List.of(its, others));
            }
        };
    }
}
