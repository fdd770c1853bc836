package faults.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** One call of the DAO, and what it must do, whoever else looks at it: return that very object, or throw that very one. */
abstract class Call {
    final String name;
    private final Object returned;
    private final Throwable thrown;
    private boolean failed;
    private int titles;

    Call(String name, Object returned, Throwable thrown) {
        this.name = name;
        this.returned = returned;
        this.thrown = thrown;
    }

    abstract Object run() throws Throwable;

    /** The note whose title it writes; null where it writes none. */
    Note written() {
        return null;
    }

    /** What went wrong, or null, while Mongo is the authority. */
    String wrong(MemoryNotes dao, boolean interrupted) {
        int callsBefore = dao.calls;
        End end = new End(interrupted);
        if (end.failure != thrown) {
            return name + " threw " + end.failure + " instead of " + thrown;
        }
        if (thrown == null && !same(end.result)) {
            return name + " returned " + end.result + " instead of " + returned;
        }
        if (dao.calls != callsBefore + 1) {
            return name + " ran the application's method " + (dao.calls - callsBefore) + " times";
        }
        return end.wrongInterrupt(interrupted);
    }

    /** What went wrong, or null, without making a single object: what the DAO itself gives is there already. */
    String wrongWhileFull(MemoryNotes dao) {
        Object result = null;
        Throwable failure = null;
        try {
            result = run();
        } catch (Throwable each) {
            failure = each;
        }
        return failure == thrown && (thrown != null || same(result)) ? null : name;
    }

    /**
     * What went wrong, or null, while DynamoDB is the authority and Mongo is not written any more: its failure is the
     * application's, in classes of the JDK. The application's own method does not run, since what it did would be lost.
     */
    String wrongOfDynamo(MemoryNotes dao, boolean interrupted) throws Exception {
        int callsBefore = dao.calls;
        if (written() != null) {
            written().setTitle(name + " " + ++titles);
        }
        End end = new End(interrupted);
        Throwable failure = end.failure;
        Object result = end.result;
        if (result instanceof CompletionStage) {
            try {
                result = ((CompletionStage<?>) result).toCompletableFuture().get(1, TimeUnit.MINUTES);
            } catch (ExecutionException later) {
                failure = later.getCause();
            }
        }
        failed = failure != null;
        for (Throwable each = failure; each != null && failure != dao.failure; each = each.getCause()) {
            boolean unchecked = each instanceof RuntimeException || each instanceof VirtualMachineError;
            boolean known = unchecked && each.getClass().getClassLoader() == null;
            if (!known) {
                return name + " threw " + failure + " because of " + each;
            }
        }
        if (dao.calls != callsBefore) {
            return name + " ran the application's method";
        }
        Object expected = returned instanceof CompletionStage
                ? ((CompletionStage<?>) returned).toCompletableFuture().get()
                : returned;
        if (failure == null && thrown == null && !String.valueOf(expected).equals(String.valueOf(result))) {
            return name + " returned " + result + " instead of " + expected;
        }
        return end.wrongInterrupt(interrupted);
    }

    /** Likewise, once there are no faults any more: what a call has written that returned is there. */
    String lostByDynamo(NoteDao dao) throws Exception {
        if (written() == null) {
            return null;
        }
        String title = written().getTitle();
        Note found = dao.findById(written().getId());
        written().setTitle(found.getTitle());
        return failed || found.getTitle().equals(title) ? null : name + " returned, and was lost";
    }

    /** How a call ended. */
    private final class End {
        final Object result;
        final Throwable failure;
        final boolean interrupted;

        End(boolean interrupt) {
            Object result = null;
            Throwable failure = null;
            if (interrupt) {
                Thread.currentThread().interrupt();
            }
            try {
                result = run();
            } catch (Throwable each) {
                failure = each;
            }
            this.result = result;
            this.failure = failure;
            this.interrupted = Thread.interrupted();
        }

        String wrongInterrupt(boolean expected) {
            return interrupted == expected
                    ? null
                    : name + (interrupted ? " left the thread interrupted" : " took the interrupt");
        }
    }

    private boolean same(Object result) {
        boolean boxed = returned instanceof Number || returned instanceof Boolean;
        return boxed ? returned.equals(result) : returned == result;
    }

    /** Of each kind one: objects, primitives, nothing, later, failures. */
    static List<Call> ofEachKind(final NoteDao dao, final MemoryNotes memory) {
        final Note first = new Note("n1", "ada", "first");
        final Note second = new Note("n2", "ada", "second");
        final Note saved = new Note("w1", "bob", "saved");
        final Note stored = new Note("w2", "bob", "stored");
        memory.notes.put("n1", first);
        memory.notes.put("n2", second);
        memory.list = new ArrayList<Note>(Arrays.asList(first, second));
        memory.later = CompletableFuture.completedFuture(first);
        return Arrays.asList(
                new Call("a read of one", first, null) {
                    @Override
                    Object run() throws IOException {
                        return dao.findById("n1");
                    }
                },
                new Call("a read of several", memory.list, null) {
                    @Override
                    Object run() {
                        return dao.findByAuthor("ada");
                    }
                },
                new Call("a read of a number", 2L, null) {
                    @Override
                    Object run() {
                        return dao.countByAuthor("ada");
                    }
                },
                new Call("a read of a truth", true, null) {
                    @Override
                    Object run() {
                        return dao.existsById("n1");
                    }
                },
                new Call("a read that comes later", memory.later, null) {
                    @Override
                    Object run() {
                        return dao.findLaterById("n1");
                    }
                },
                new Call("a read that throws", null, memory.failure) {
                    @Override
                    Object run() throws IOException {
                        memory.failing = true;
                        try {
                            return dao.findById("n1");
                        } finally {
                            memory.failing = false;
                        }
                    }
                },
                new Call("a write", saved, null) {
                    @Override
                    Object run() {
                        return dao.save(saved);
                    }

                    @Override
                    Note written() {
                        return saved;
                    }
                },
                new Call("a write that returns nothing", null, null) {
                    @Override
                    Object run() {
                        dao.store(stored);
                        return null;
                    }

                    @Override
                    Note written() {
                        return stored;
                    }
                },
                new Call("a write that returns a number", 1, null) {
                    @Override
                    Object run() {
                        return dao.updateTitle("n1", first.getTitle());
                    }

                    @Override
                    Note written() {
                        return first;
                    }
                },
                new Call("a deletion", false, null) {
                    @Override
                    Object run() {
                        return dao.deleteById("gone");
                    }
                },
                new Call("a write that throws", null, memory.failure) {
                    @Override
                    Object run() throws IOException {
                        dao.insert(saved);
                        return null;
                    }
                },
                new Call("a write that comes later", memory.later, null) {
                    @Override
                    Object run() {
                        return dao.saveLater(first);
                    }

                    @Override
                    Note written() {
                        return first;
                    }
                });
    }
}
