package io.dynamoshadow.testapp.demo;

import io.dynamoshadow.testapp.app.AgentStatus;
import java.util.List;
import java.util.function.Predicate;

/**
 * A step of the rollout.
 *
 * @param change what is done before the phase, while no call is under way
 * @param meanwhile what is done while the clients call, beside them
 * @param expectation what the agent's numbers of this phase alone must show
 * @param expected the same in words, for when they don't
 */
record Phase(String title, Change change, Act meanwhile, Predicate<AgentStatus> expectation, String expected) {

    /** Something done to flags, stores or servers. */
    interface Change {
        void make() throws InterruptedException;
    }

    /** Something done during a phase; gives the lines to show below it. */
    interface Act {
        List<String> play() throws InterruptedException;
    }

    Phase(String title, Change change, Predicate<AgentStatus> expectation, String expected) {
        this(title, change, List::of, expectation, expected);
    }
}
