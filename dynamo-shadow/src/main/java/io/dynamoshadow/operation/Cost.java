package io.dynamoshadow.operation;

/** What answering a call asks of DynamoDB, the cheapest first among the readings. */
public enum Cost {
    /** One item by its whole key. */
    GET("get"),
    /** Several items by their whole keys, a hundred to a call. */
    BATCH_GET("batch get"),
    /** Part of one partition of the table. */
    QUERY("query"),
    /** Part of one partition of an index, which is read eventually consistently. */
    INDEX_QUERY("index query"),
    /** Every item of the table. */
    SCAN("scan"),
    /** One item is written. */
    WRITE("write"),
    /** Several items are written, one by one or twenty-five to a call. */
    WRITES("writes"),
    /** Items are looked for, and those found are written. */
    QUERY_AND_WRITES("query, writes"),
    /** Nothing is asked. */
    NONE("");

    private final String label;

    Cost(String label) {
        this.label = label;
    }

    /** For people: {@code index query}; empty for {@link #NONE}. */
    public String label() {
        return label;
    }
}
