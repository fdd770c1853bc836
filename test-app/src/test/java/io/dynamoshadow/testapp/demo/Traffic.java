package io.dynamoshadow.testapp.demo;

import io.dynamoshadow.testapp.app.EventClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Clients that call the application at a steady rate, until they are told to pause. */
final class Traffic implements AutoCloseable {

    private static final int CLIENTS = 5;
    private static final int ACCOUNTS_PER_CLIENT = 8;
    private static final int CALLS_PER_SECOND = 80;
    private static final long NANOS_BETWEEN_CALLS = TimeUnit.SECONDS.toNanos(CLIENTS) / CALLS_PER_SECOND;

    private final List<Client> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Ledger ledger = new Ledger();
    /** Held by a client during each call, by us while traffic pauses. */
    private final Semaphore turns = new Semaphore(0, true);

    private volatile CallStats stats = new CallStats();

    /** Clients that pause, for now. */
    Traffic(EventClient http) {
        for (int i = 0; i < CLIENTS; i++) {
            Client client = new Client(http, ledger, accountsOf(i), 1000 + i);
            clients.add(client);
            Thread thread = new Thread(() -> run(client), "client " + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    static int accounts() {
        return CLIENTS * ACCOUNTS_PER_CLIENT;
    }

    Ledger ledger() {
        return ledger;
    }

    /** Creates events as fast as they are taken, each account getting its share. Only while traffic pauses. */
    CallStats createAtOnce(int events) {
        CallStats creation = new CallStats();
        for (int i = 0; i < events; i++) {
            int client = i % CLIENTS;
            List<String> accounts = accountsOf(client);
            clients.get(client).create(accounts.get(i / CLIENTS % accounts.size()), creation);
        }
        return creation;
    }

    /** Lets the clients go on, counting from zero. */
    CallStats resume() {
        CallStats fresh = new CallStats();
        stats = fresh;
        turns.release(CLIENTS);
        return fresh;
    }

    /** Returns when the last call has been answered. */
    void pause() {
        turns.acquireUninterruptibly(CLIENTS);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }

    private void run(Client client) {
        long next = System.nanoTime();
        try {
            while (true) {
                turns.acquire();
                try {
                    client.call(stats);
                } finally {
                    turns.release();
                }
                next = Math.max(next + NANOS_BETWEEN_CALLS, System.nanoTime() - NANOS_BETWEEN_CALLS);
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> accountsOf(int client) {
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS_PER_CLIENT; i++) {
            accounts.add(String.format("account-%02d", client * ACCOUNTS_PER_CLIENT + i + 1));
        }
        return accounts;
    }
}
