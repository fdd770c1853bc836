package io.dynamoshadow.tee;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of one result while the application reads it, element by element, until its end, a limit, or whatever makes it
 * impossible to know all of it. It throws nothing, and holds nothing once it is over.
 *
 * <p>A result is read by one thread at a time, as the JDK has it of iterators and sequential streams; of parallel ones nothing
 * is kept.
 */
public final class Tee {
    private final AtomicReference<@Nullable Elements> open;
    private final int limit;
    private int seen;

    /** @param limit how many elements may pass; with one more the result counts as unread */
    public Tee(Elements elements, int limit) {
        this.open = new AtomicReference<>(elements);
        this.limit = limit;
    }

    /** Whether nothing more is of interest. */
    public boolean isOver() {
        return open.get() == null;
    }

    boolean isAnySeen() {
        return seen > 0;
    }

    void saw(@Nullable Object element) {
        Elements elements = open.get();
        if (elements == null) {
            return;
        }
        if (seen == limit) {
            leave(Unread.OVER_THE_LIMIT);
            return;
        }
        seen++;
        try {
            boolean isMoreWanted =
                    Permitted.isNeeded() ? Permitted.call(() -> elements.see(element)) : elements.see(element);
            if (!isMoreWanted) {
                open.set(null);
            }
        } catch (Throwable ours) {
            fail(ours);
        }
    }

    /** It has been read to its end. */
    void end() {
        Elements elements = open.getAndSet(null);
        if (elements == null) {
            return;
        }
        try {
            if (Permitted.isNeeded()) {
                Permitted.call(() -> {
                    elements.whole();
                    return true;
                });
            } else {
                elements.whole();
            }
        } catch (Throwable ours) {
            tell(elements, ours);
        }
    }

    /** Not all of it will be seen. */
    public void leave(Unread why) {
        Elements elements = open.getAndSet(null);
        if (elements == null) {
            return;
        }
        try {
            elements.unread(why);
        } catch (Throwable untellable) {
            // there is nobody left to tell
        }
    }

    /** Something of ours failed. */
    void fail(Throwable ours) {
        Elements elements = open.get();
        if (elements != null) {
            tell(elements, ours);
            leave(Unread.FAILED);
        }
    }

    private static void tell(Elements elements, Throwable ours) {
        try {
            elements.trouble(ours);
        } catch (Throwable untellable) {
            // there is nobody left to tell
        }
    }
}
