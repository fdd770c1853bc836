package io.dynamoshadow.testapp.demo;

import com.google.gson.JsonObject;
import io.dynamoshadow.testapp.app.Answer;
import io.dynamoshadow.testapp.app.EventClient;
import io.dynamoshadow.testapp.app.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Calls the application for a few accounts that nobody else acts for, and so knows what it must answer: an event that
 * was created is found, and an account has as many events as were created and not deleted.
 */
final class Client {

    /** How long an answer may lag behind this client's own writes before it counts as wrong. */
    private static final int LAG_MILLIS = 2000;

    private static final int LAG_STEP_MILLIS = 50;

    private final EventClient http;
    private final Ledger ledger;
    private final List<String> accounts;
    private final Random random;

    Client(EventClient http, Ledger ledger, List<String> accounts, long seed) {
        this.http = http;
        this.ledger = ledger;
        this.accounts = accounts;
        this.random = new Random(seed);
    }

    /** Makes one call of a usual mix: a third are writes, one in twelve is a deletion. */
    void call(CallStats stats) throws InterruptedException {
        String account = accounts.get(random.nextInt(accounts.size()));
        int dice = random.nextInt(24);
        if (dice < 6) {
            create(account, stats);
        } else if (dice < 8) {
            delete(account, stats);
        } else if (dice < 17) {
            find(account, stats);
        } else if (dice < 20) {
            timed(stats, () -> http.list(account, Instant.EPOCH, 20));
        } else {
            count(account, stats);
        }
    }

    /** Creates an event. */
    void create(String account, CallStats stats) {
        JsonObject event = Samples.any(account, random);
        Answer answer = timed(stats, () -> http.create(event));
        if (answer.status() == 201) {
            ledger.created(account, answer.object());
        }
    }

    private void delete(String account, CallStats stats) throws InterruptedException {
        String id = ledger.anyToDelete(account, random);
        if (id == null) {
            return;
        }
        Answer answer = timed(stats, () -> http.delete(id));
        for (int waited = 0; answer.status() == 404 && waited < LAG_MILLIS; waited += LAG_STEP_MILLIS) {
            Thread.sleep(LAG_STEP_MILLIS);
            answer = http.delete(id);
        }
        if (answer.status() == 404) {
            stats.failed("DELETE " + id + " did not find what was created");
        }
        ledger.deleted(account, id);
    }

    private void find(String account, CallStats stats) throws InterruptedException {
        String id = ledger.any(account, random);
        if (id != null) {
            expect(stats, "GET " + id, () -> http.find(id), answer -> answer.status() == 200);
        }
    }

    private void count(String account, CallStats stats) throws InterruptedException {
        int count = ledger.count(account);
        String expected = "{\"count\":" + count + "}";
        expect(stats, "count of " + account + ", expected " + count, () -> http.count(account), answer -> answer.body()
                .equals(expected));
    }

    private static void expect(CallStats stats, String what, Supplier<Answer> call, Predicate<Answer> expectation)
            throws InterruptedException {
        Answer answer = timed(stats, call);
        for (int waited = 0; isLate(answer, expectation) && waited < LAG_MILLIS; waited += LAG_STEP_MILLIS) {
            Thread.sleep(LAG_STEP_MILLIS);
            answer = call.get();
        }
        if (isLate(answer, expectation)) {
            stats.failed(what + ": " + answer.status() + " " + answer.body());
        }
    }

    private static boolean isLate(Answer answer, Predicate<Answer> expectation) {
        return answer.isHealthy() && !expectation.test(answer);
    }

    private static Answer timed(CallStats stats, Supplier<Answer> call) {
        long start = System.nanoTime();
        Answer answer;
        try {
            answer = call.get();
        } catch (RuntimeException e) {
            answer = new Answer(0, String.valueOf(e.getMessage()));
        }
        stats.took(System.nanoTime() - start);
        if (!answer.isHealthy()) {
            stats.failed(answer.status() + " " + answer.body());
        }
        return answer;
    }
}
