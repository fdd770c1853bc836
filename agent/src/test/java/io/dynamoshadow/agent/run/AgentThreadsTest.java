package io.dynamoshadow.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AgentThreadsTest {
    private static final InheritableThreadLocal<String> OF_APPLICATION = new InheritableThreadLocal<>();

    /** What a thread made in the midst of a call of an application has of it. */
    private static final class Made {
        @Nullable
        Thread thread;

        final CompletableFuture<String> inherited = new CompletableFuture<>();
    }

    private static Made madeInside(ThreadGroup group) throws InterruptedException {
        Made made = new Made();
        Thread caller = new Thread(group, () -> {
            OF_APPLICATION.set("a user's session");
            Thread thread =
                    new AgentThreads("test").newThread(() -> made.inherited.complete("" + OF_APPLICATION.get()));
            thread.start();
            made.thread = thread;
        });
        caller.setContextClassLoader(new ClassLoader() {});
        caller.start();
        caller.join();
        return made;
    }

    @Test
    void a_thread_inherits_nothing_of_the_application_in_whose_call_it_is_made() throws Exception {
        ThreadGroup ofApplication = new ThreadGroup("of the application");

        Made made = madeInside(ofApplication);

        assertThat(made.inherited.get(60, TimeUnit.SECONDS)).isEqualTo("null");
        Thread thread = made.thread;
        assertThat(thread).isNotNull();
        assertThat(thread.getContextClassLoader()).isNull();
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).startsWith("dynamo-shadow-test-");
        assertThat(ofApplication.activeCount()).isZero();
    }
}
