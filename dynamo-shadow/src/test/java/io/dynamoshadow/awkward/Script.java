package io.dynamoshadow.awkward;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done with a DAO, call after call. The calls make their own arguments, since a DAO may change them. */
public final class Script<D> {
    /** What is done with a DAO, once with Mongo's and once with its mirror. */
    public interface Call<D> {
        @Nullable
        Object on(D dao, Ids ids) throws Exception;
    }

    /** What is done where nothing comes back. */
    public interface Action<D> {
        void on(D dao) throws Exception;
    }

    /** What is done where no id matters that a store has made. */
    public interface Question<D> {
        @Nullable
        Object to(D dao) throws Exception;
    }

    private final List<Step<D>> steps = new ArrayList<>();

    /** A call whose result is compared, a list in its order. */
    public Script<D> step(String name, Question<D> question) {
        return step(name, (dao, ids) -> question.to(dao));
    }

    /** A call that uses, or makes, ids that a store has made. */
    public Script<D> step(String name, Call<D> call) {
        steps.add(new Step<>(name, call, true, false));
        return this;
    }

    /** A call that promises no order. */
    public Script<D> unordered(String name, Question<D> question) {
        steps.add(new Step<>(name, (dao, ids) -> question.to(dao), false, false));
        return this;
    }

    /** A call that returns nothing. */
    public Script<D> run(String name, Action<D> action) {
        return step(name, (dao, ids) -> {
            action.on(dao);
            return null;
        });
    }

    /** A call that throws. */
    public Script<D> fails(String name, Question<D> question) {
        steps.add(new Step<>(name, (dao, ids) -> question.to(dao), true, true));
        return this;
    }

    List<Step<D>> steps() {
        return steps;
    }
}
