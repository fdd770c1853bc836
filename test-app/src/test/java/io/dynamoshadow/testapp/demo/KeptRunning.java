package io.dynamoshadow.testapp.demo;

import io.dynamoshadow.testapp.config.Flag;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Leaves everything running after the last phase, and says how to play with it. */
final class KeptRunning {

    private final Scene scene;
    private final Screen screen;

    KeptRunning(Scene scene, Screen screen) {
        this.scene = scene;
        this.screen = screen;
    }

    void tell() {
        boolean stopped = scene.servers().mongo().isOurs();
        if (stopped) {
            scene.servers().mongo().start();
        }
        String app = scene.app().url();
        screen.say("");
        screen.title("Everything goes on running until Ctrl-C"
                + (stopped ? "; Mongo is back too, without what it has missed." : "."));
        screen.say("");
        screen.say("  curl -d '{\"accountId\": \"account-01\", \"type\": \"ALERT\"}' " + app + "/events");
        screen.say("  curl '" + app + "/accounts/account-01/events?limit=3'");
        screen.say("  curl " + app + "/accounts/account-01/events/count");
        screen.say("  The status page: " + scene.statusPage().page());
        screen.say("");
        screen.say("  Edit the flags in " + scene.flags().path() + ", \"on\" is for all accounts:");
        screen.say("    "
                + Arrays.stream(Flag.values()).map(flag -> flag.key("events")).collect(Collectors.joining(", ")));
        screen.say("");
        screen.say("  What the agent says from now on:");
    }
}
