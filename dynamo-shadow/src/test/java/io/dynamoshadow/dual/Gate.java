package io.dynamoshadow.dual;

import java.util.concurrent.CountDownLatch;

/** Holds whoever runs it until it is opened. */
final class Gate implements Runnable {
    private final CountDownLatch open = new CountDownLatch(1);

    @Override
    public void run() {
        try {
            open.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void open() {
        open.countDown();
    }
}
