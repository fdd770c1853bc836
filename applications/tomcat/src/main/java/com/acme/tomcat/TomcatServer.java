package com.acme.tomcat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** A server that deploys and undeploys web applications as it is told on its standard input, one command a line. */
public final class TomcatServer {

    private final Tomcat tomcat = new Tomcat();
    private final Map<String, Context> deployed = new HashMap<>();
    private final Leftovers leftovers = new Leftovers();

    private TomcatServer() throws Exception {
        File folder = Files.createTempDirectory("tomcat").toFile();
        Files.createDirectory(folder.toPath().resolve("webapps"));
        tomcat.setBaseDir(folder.getPath());
        tomcat.setPort(0);
        tomcat.getConnector();
        // it would add a servlet for JSPs, which is not here
        tomcat.setAddDefaultWebXmlToWebapp(false);
        tomcat.start();
    }

    public static void main(String[] args) throws Exception {
        TomcatServer server = new TomcatServer();
        System.out.println("#0 ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", 3);
            System.out.println("#" + words[0] + " " + server.answer(words[1], words.length > 2 ? words[2] : ""));
        }
        server.tomcat.stop();
        server.tomcat.destroy();
    }

    private String answer(String command, String argument) {
        String[] words = argument.split(" ", 2);
        try {
            switch (command) {
                case "deploy":
                    return deploy(words[0], words[1]);
                case "undeploy":
                    return undeploy(argument);
                case "port":
                    return String.valueOf(tomcat.getConnector().getLocalPort());
                case "leftovers":
                    return leftovers.count() + " loaders";
                case "objects":
                    return leftovers.objects(argument);
                default:
                    return "failed: no command " + command;
            }
        } catch (Exception | Error failed) {
            return "failed: " + failed;
        }
    }

    /** @param path such as {@code /shop} */
    private String deploy(String path, String war) throws IOException {
        Context context = tomcat.addWebapp(path, new File(war).getCanonicalPath());
        deployed.put(path, context);
        leftovers.watch(context.getLoader().getClassLoader());
        return context.getState().toString();
    }

    private String undeploy(String path) throws Exception {
        Context context = deployed.remove(path);
        context.stop();
        context.destroy();
        tomcat.getHost().removeChild(context);
        return "undeployed";
    }
}
