package io.dynamoshadow.agent.cli;

import io.dynamoshadow.agent.cli.Colour.Ink;
import io.dynamoshadow.config.InvalidSettingsException;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.config.StatusSettings;
import io.dynamoshadow.report.StatusAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code status}: whether it is safe to take the next step, as a running application says. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Asks a running application whether it is safe to take the next step of the rollout, and why.",
            "The first word is ready, not yet or stop."
        },
        footer = {"", "Exit code: 0 ready, 1 not yet, 2 stop, or that there is no answer."})
final class StatusCommand implements Callable<Integer> {
    private static final int READY = 0;
    private static final int NOT_YET = 1;
    private static final int STOP = 2;
    private static final int PATIENCE_MILLIS = 10_000;

    @Parameters(
            paramLabel = "SETTINGS|URL",
            defaultValue = "shadow.properties",
            description = "The application's settings file, which has status.port; or the page's address,"
                    + " http://127.0.0.1:9900 (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String where;

    @Option(names = "--dao", paramLabel = "NAME", description = "Only this DAO.")
    private @Nullable String only;

    @Option(names = "--token", paramLabel = "TEXT", description = "The application's status.token, where it has one.")
    private @Nullable String token;

    @Option(names = "--json", description = "Print the whole status as JSON.")
    private boolean json;

    @Option(
            names = "--colour",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto, always or never (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Colour colour;

    @Override
    public Integer call() {
        try {
            String text = ask();
            return tell(text, System.out);
        } catch (CommandException | InvalidSettingsException wrong) {
            System.err.println("error: " + wrong.getMessage());
            return STOP;
        }
    }

    private String ask() throws InvalidSettingsException {
        String url = where;
        String known = token;
        if (!where.matches("https?://.*")) {
            ShadowSettings settings = ShadowSettings.readWithoutSecrets(Paths.get(where));
            StatusSettings status = settings.status();
            if (status.port() == 0) {
                throw new CommandException(
                        where + " has no status.port, so that the application tells nobody. Add status.port = 9900");
            }
            String host = status.address().isAnyLocalAddress()
                    ? "127.0.0.1"
                    : status.address().getHostAddress();
            url = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + status.port();
            known = known == null ? status.token() : known;
        }
        String page = url.replaceFirst("/(status\\.json)?$", "");
        try {
            return get(page + "/status.json", known);
        } catch (IOException unreachable) {
            throw new CommandException(
                    "no answer from " + page + ": " + unreachable.getMessage()
                            + ". Check that the application runs with the agent, and was called or has had a moment to start",
                    unreachable);
        }
    }

    private static String get(String url, @Nullable String token) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        if (token != null) {
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        int code = connection.getResponseCode();
        if (code == HttpURLConnection.HTTP_UNAUTHORIZED) {
            throw new IOException("it wants a token. Give --token");
        }
        if (code != HttpURLConnection.HTTP_OK) {
            throw new IOException("it answers " + code + ", so it is no status page");
        }
        try (InputStream in = connection.getInputStream()) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                text.write(buffer, 0, read);
            }
            return new String(text.toByteArray(), StandardCharsets.UTF_8);
        }
    }

    private int tell(String text, PrintStream out) {
        StatusAnswer status;
        try {
            status = StatusAnswer.parse(text);
        } catch (IllegalArgumentException another) {
            throw new CommandException(
                    "what answers there is no status page of Dynamo Shadow: " + another.getMessage(), another);
        }
        String verdict = only == null ? status.verdict() : null;
        StringBuilder lines = new StringBuilder();
        for (StatusAnswer.Dao dao : status.daos()) {
            if (only == null || only.equals(dao.name())) {
                verdict = only == null ? verdict : dao.verdict();
                lines.append(page(dao));
            }
        }
        if (verdict == null) {
            throw new CommandException("the application has no DAO called " + only);
        }
        if (json) {
            out.println(text);
        } else {
            String by = status.switchedOffBy();
            out.println(paint(verdict, verdict) + (by.isEmpty() ? "" : " (everything is switched off, by " + by + ")"));
            out.print(lines);
        }
        return verdict.equals("ready") ? READY : verdict.equals("stop") ? STOP : NOT_YET;
    }

    private String page(StatusAnswer.Dao dao) {
        String verdict = dao.verdict();
        StringBuilder page = new StringBuilder();
        page.append('\n').append(Ink.TITLE.paint(dao.name(), colour.isOn())).append(": ");
        page.append(paint(verdict, verdict)).append(verdict.equals("stop") ? ": do not " : " to ");
        page.append(dao.next()).append('\n');
        page.append("  ").append(dao.stands()).append(" (").append(dao.flags());
        page.append(dao.isSameForEveryone() ? ")" : ", for some otherwise)").append('\n');
        for (String[] reason : dao.reasons()) {
            String mark = reason[0].equals("ready") ? "+" : reason[0].equals("stop") ? "!" : "-";
            page.append("  ")
                    .append(paint(reason[0], mark))
                    .append(' ')
                    .append(reason[1])
                    .append('\n');
        }
        if (verdict.equals("ready")) {
            page.append("  Next: ").append(dao.how()).append('\n');
        }
        return page.toString();
    }

    private String paint(String verdict, String text) {
        Ink ink = verdict.equals("ready") ? Ink.CHEAP : verdict.equals("stop") ? Ink.WRONG : Ink.DEAR;
        return ink.paint(text, colour.isOn());
    }
}
