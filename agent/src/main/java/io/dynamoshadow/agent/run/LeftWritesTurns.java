package io.dynamoshadow.agent.run;

import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Has writes taken up that were left on disk: now and then, and in quick succession as long as there is no room for all of them. On the
 * background thread alone.
 */
final class LeftWritesTurns {
    private static final long NEXT_MILLIS = 50;

    private final List<LastingDao> daos;
    private final ScheduledExecutorService background;
    private boolean goesOn;

    LeftWritesTurns(List<LastingDao> daos, ScheduledExecutorService background) {
        this.daos = daos;
        this.background = background;
    }

    void takeUp() {
        for (LastingDao dao : daos) {
            dao.open().forEach(open -> open.dual.takeUpLeftWrites());
            dao.outbox.lookAgain();
        }
        goOnSoon();
    }

    private void goOnSoon() {
        if (!goesOn && daos.stream().anyMatch(dao -> dao.outbox.isMoreToTakeUp())) {
            Future<?> unused = background.schedule(this::goOn, NEXT_MILLIS, TimeUnit.MILLISECONDS);
            goesOn = true;
        }
    }

    private void goOn() {
        goesOn = false;
        for (LastingDao dao : daos) {
            if (dao.outbox.isRoomForMore()) {
                dao.open().forEach(open -> open.dual.takeUpLeftWrites());
            }
        }
        goOnSoon();
    }
}
