package io.dynamoshadow.store;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items page by page, as they are asked for: a page of DynamoDB's has at most 1 MB. Not thread-safe. */
final class PagedItems implements Iterator<Map<String, AttributeValue>> {
    private final Function<@Nullable Map<String, AttributeValue>, Page> pages;
    private final Predicate<Map<String, AttributeValue>> wanted;
    private Iterator<Map<String, AttributeValue>> page = Collections.emptyIterator();
    private @Nullable Map<String, AttributeValue> last;
    private boolean more = true;
    private @Nullable Map<String, AttributeValue> next;
    private int left;

    /**
     * @param pages gives the page that follows a key, the first for null
     * @param wanted which items count
     * @param limit the most that are wanted, or 0 for all
     */
    PagedItems(
            Function<@Nullable Map<String, AttributeValue>, Page> pages,
            Predicate<Map<String, AttributeValue>> wanted,
            int limit) {
        this.pages = pages;
        this.wanted = wanted;
        this.left = limit > 0 ? limit : Integer.MAX_VALUE;
    }

    /** One answer of DynamoDB's. */
    static final class Page {
        final List<Map<String, AttributeValue>> items;
        final Map<String, AttributeValue> last;

        /** @param last where the next page begins; empty where there is none */
        Page(List<Map<String, AttributeValue>> items, Map<String, AttributeValue> last) {
            this.items = items;
            this.last = last;
        }
    }

    @Override
    public boolean hasNext() {
        while (next == null && left > 0 && (page.hasNext() || more)) {
            if (!page.hasNext()) {
                Page following = pages.apply(last);
                page = following.items.iterator();
                last = following.last;
                more = !following.last.isEmpty();
                continue;
            }
            Map<String, AttributeValue> item = page.next();
            if (wanted.test(item)) {
                next = item;
            }
        }
        return next != null;
    }

    @Override
    public Map<String, AttributeValue> next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Map<String, AttributeValue> item = next;
        next = null;
        left--;
        return item;
    }
}
