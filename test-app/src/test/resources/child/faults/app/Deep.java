package faults.app;

import java.util.List;

/**
 * Goes down to the end of the stack, and on the way up calls the DAO at every depth: first nothing fits any more, then the
 * application's method does, then more and more of the agent. Where there is room for the method, it gives what it must.
 */
public final class Deep {
    /**
     * What a woven method needs more than the same method would without the agent: for its own frame, and no more. Levels are
     * interpreted; compiled ones would be too small to measure by.
     */
    private static final int LEVELS_OF_A_WOVEN_FRAME = 30;

    private final MemoryNotes memory = new MemoryNotes();
    private final List<Call> calls = Call.ofEachKind(memory, memory);
    private final Plain plain = new Plain();
    private final Probe probe = new Probe(memory, false);
    private int levels;
    private int levelsWithRoom;
    private int calledDeep;
    private int wrong;
    private String lastWrong;
    private int lastWrongLevel;

    /** As good as the DAO's methods, and not woven. */
    private static final class Plain {
        private final Object lock = new Object();
        private volatile int calls;

        Object find(String id) {
            synchronized (lock) {
                calls++;
            }
            return id;
        }
    }

    /** Whether the agent has been at work before, and how many of the levels nearest to the end are tried. */
    public static void main(String[] arguments) throws Exception {
        final Deep deep = new Deep();
        if (arguments[0].equals("warm")) {
            deep.mustMirror();
        }
        deep.loadAll();
        final int most = Integer.parseInt(arguments[1]);
        Thread diver = new Thread(null, new Runnable() {
            @Override
            public void run() {
                deep.dive(most);
            }
        }, "diver", 1 << 20);
        diver.start();
        diver.join();
        if (deep.lastWrong != null) {
            System.out.println("wrong: at level " + deep.lastWrongLevel + ": " + deep.lastWrong);
        }
        System.out.println("levels " + deep.levels + ", deep calls " + deep.calledDeep);
        deep.mustMirror();
        System.out.println("wrong in all: " + deep.wrong);
    }

    /** Of this test's own classes, so that none is loaded deep down. */
    private void loadAll() {
        plain.find("any");
        new Call("none", null, null) {
            @Override
            Object run() {
                return null;
            }
        }.wrong(memory, true);
        wrong = 0;
    }

    private void dive(int most) {
        try {
            dive(most);
        } catch (StackOverflowError bottom) {
            // the way up begins
        }
        if (levels++ < most) {
            try {
                call();
            } catch (StackOverflowError tooDeep) {
                // nor is there room for the test itself
            }
        }
    }

    private void call() {
        boolean room = plain.find("any") != null;
        levelsWithRoom += room ? 1 : 0;
        Call call = calls.get(levels % calls.size());
        String failure = call.wrong(memory, levels % 3 == 0);
        boolean endOfStack = failure != null && failure.contains("threw java.lang.StackOverflowError");
        if (failure == null) {
            calledDeep++;
        } else if (!endOfStack || levelsWithRoom > LEVELS_OF_A_WOVEN_FRAME) {
            wrong++;
            lastWrong = failure; // to be printed where there is room for that
            lastWrongLevel = levels;
        }
    }

    /** Calls of every kind, and whatever they must bring about in DynamoDB. */
    private void mustMirror() throws Exception {
        for (int i = 0; i < 2; i++) {
            for (Call call : calls) {
                String failure = call.wrong(memory, false);
                if (failure != null) {
                    wrong++;
                    System.out.println("wrong: " + failure);
                }
            }
            Status.settled();
        }
        Thread other = new Thread("other") {
            @Override
            public void run() {
                mirrorOnce();
            }
        };
        other.start();
        other.join();
        mirrorOnce();
    }

    private void mirrorOnce() {
        try {
            memory.save(memory.notes.get("n2"));
            probe.mustMirror("in " + Thread.currentThread().getName());
        } catch (Exception failure) {
            wrong++;
            System.out.println("wrong: " + failure);
        }
    }
}
