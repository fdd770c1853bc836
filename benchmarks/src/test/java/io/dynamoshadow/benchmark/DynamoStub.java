package io.dynamoshadow.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of DynamoDB as puts and gets of items need, in a process of its own, which answers after a time that is given: what is measured
 * is the caller's side, and a whole DynamoDB on the same two processors would be most of it.
 */
final class DynamoStub {
    private static final Pattern ID = Pattern.compile("\"id\":\\{\"S\":\"([^\"]*)\"");

    private final Map<String, String> items = new ConcurrentHashMap<>();
    private final long nanos;

    private DynamoStub(long nanos) {
        this.nanos = nanos;
    }

    /** Starts one in a process that ends with this JVM; gives its address. */
    static String start(int answerMillis) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsun.net.httpserver.nodelay=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DynamoStub.class.getName(),
                        Integer.toString(answerMillis))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return "http://127.0.0.1:" + out.readLine();
    }

    /** Prints its port. */
    public static void main(String[] arguments) throws IOException {
        DynamoStub stub = new DynamoStub(Long.parseLong(arguments[0]) * 1_000_000);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.setExecutor(Executors.newFixedThreadPool(200));
        server.createContext("/", stub::answer);
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        LockSupport.parkNanos(nanos);
        byte[] response =
                response(target.substring(target.indexOf('.') + 1), request).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(200, response.length);
        exchange.getResponseBody().write(response);
        exchange.close();
    }

    private String response(String action, String request) {
        switch (action) {
            case "PutItem":
                items.put(id(request), item(request));
                return "{}";
            case "GetItem":
                String item = items.get(id(request));
                return item == null ? "{}" : "{\"Item\":" + item + "}";
            case "DescribeTable":
                return "{\"Table\":{\"TableStatus\":\"ACTIVE\"," + keys("id")
                        + ",\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"},"
                        + "{\"AttributeName\":\"accountId\",\"AttributeType\":\"S\"}],"
                        + "\"GlobalSecondaryIndexes\":[{\"IndexName\":\"by-account\",\"IndexStatus\":\"ACTIVE\","
                        + "\"Projection\":{\"ProjectionType\":\"ALL\"}," + keys("accountId") + "}]}}";
            case "DescribeTimeToLive":
                return "{\"TimeToLiveDescription\":{\"TimeToLiveStatus\":\"ENABLED\",\"AttributeName\":\"_ttl\"}}";
            default:
                return "{}";
        }
    }

    private static String keys(String partition) {
        return "\"KeySchema\":[{\"AttributeName\":\"" + partition + "\",\"KeyType\":\"HASH\"}]";
    }

    private static String id(String request) {
        Matcher found = ID.matcher(request);
        return found.find() ? found.group(1) : "";
    }

    /** The object behind {@code "Item":}. */
    private static String item(String request) {
        int start = request.indexOf("\"Item\":") + "\"Item\":".length();
        int depth = 0;
        boolean text = false;
        for (int i = start; i < request.length(); i++) {
            char c = request.charAt(i);
            if (c == '"' && request.charAt(i - 1) != '\\') {
                text = !text;
            } else if (!text && c == '{') {
                depth++;
            } else if (!text && c == '}' && --depth == 0) {
                return request.substring(start, i + 1);
            }
        }
        return "{}";
    }
}
