package io.dynamoshadow.outbox;

/**
 * How many writes are under way to one table at once: more as long as DynamoDB takes them, half as many when it asks for fewer.
 * That is how TCP finds its pace (additive increase, multiplicative decrease; Chiu and Jain, 1989). Thread-safe.
 */
final class Concurrency {
    private final int most;
    private double limit;
    private int underWay;

    Concurrency(int most) {
        this.most = most;
        this.limit = most;
    }

    synchronized void begin() throws InterruptedException {
        while (underWay >= Math.max(1, (int) limit)) {
            wait();
        }
        underWay++;
    }

    /** @param tooMany whether DynamoDB has asked for fewer */
    synchronized void end(boolean tooMany) {
        underWay--;
        limit = tooMany ? Math.max(1, limit / 2) : Math.min(most, limit + 1 / limit);
        notifyAll();
    }

    synchronized int limit() {
        return Math.max(1, (int) limit);
    }
}
