package faults.app;

/** A write and a read of a note of its own, after which the agent itself must say that DynamoDB was written and read. */
final class Probe {
    private final MemoryNotes memory;
    private final boolean dynamo;
    private int times;

    /** @param dynamo whether DynamoDB is the authority, and not Mongo */
    Probe(MemoryNotes memory, boolean dynamo) {
        this.memory = memory;
        this.dynamo = dynamo;
    }

    /** @throws IllegalStateException where the agent does not mirror any more, with its status */
    void mustMirror(String when) throws Exception {
        Status before = Status.settled();
        Note written = new Note("probe", "eve", "probe " + ++times);
        memory.save(written);
        if (!Status.awaitMore("save", "mirroredWrites", before.of("save", "mirroredWrites"))) {
            throw new IllegalStateException("no write is mirrored " + when + ": " + Status.now());
        }
        Status between = Status.settled();
        Note read = memory.findById("probe");
        boolean right = dynamo
                ? String.valueOf(read).equals(written.toString())
                : Status.awaitMore("findById", "matches", between.of("findById", "matches"));
        if (!right) {
            throw new IllegalStateException("no read is mirrored " + when + ", but gives " + read + ": " + Status.now());
        }
    }
}
