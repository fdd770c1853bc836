package com.acme.events;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;

/** The service's HTTP interface. Whatever goes wrong is told to the client as {@code {"error": "class: message"}}. */
final class EventRoutes implements HttpHandler {

    private final EventService service;
    private final EventJson json = new EventJson();

    EventRoutes(EventService service) {
        this.service = service;
    }

    @Override
    public void handle(HttpExchange http) throws IOException {
        Exchange exchange = new Exchange(http);
        try {
            route(exchange);
        } catch (Throwable thrown) {
            exchange.answer(statusOf(thrown), json.writeError(thrown));
        }
    }

    private void route(Exchange exchange) throws IOException {
        List<String> path = exchange.path();
        String route = exchange.method() + ' ' + (path.isEmpty() ? "" : path.get(0)) + ' ' + path.size();
        switch (route) {
            case "POST events 1":
                exchange.answer(201, json.write(service.create(json.read(exchange.body()))));
                return;
            case "GET events 2":
                Event event = service.find(path.get(1));
                exchange.answer(event == null ? 404 : 200, event == null ? null : json.write(event));
                return;
            case "DELETE events 2":
                exchange.answer(service.delete(path.get(1)) ? 204 : 404, null);
                return;
            case "GET accounts 3":
                if (path.get(2).equals("events")) {
                    exchange.answer(200, json.write(list(new Account(path.get(1)), exchange)));
                    return;
                }
                break;
            case "GET accounts 4":
                if (path.get(2).equals("events") && path.get(3).equals("count")) {
                    long count = service.count(new Account(path.get(1)));
                    exchange.answer(200, json.write(Collections.singletonMap("count", count)));
                    return;
                }
                break;
            default:
                break;
        }
        exchange.answer(404, null);
    }

    private List<Event> list(Account account, Exchange exchange) {
        String since = exchange.parameter("since");
        String limit = exchange.parameter("limit");
        try {
            return service.list(
                    account,
                    since == null ? null : Instant.parse(since),
                    limit == null ? null : Integer.valueOf(limit));
        } catch (DateTimeParseException e) {
            throw new InvalidRequestException("since must be a time such as 2020-01-31T12:00:00Z, not " + since, e);
        } catch (NumberFormatException e) {
            throw new InvalidRequestException("limit must be a number, not " + limit, e);
        }
    }

    private static int statusOf(Throwable thrown) {
        if (thrown instanceof InvalidRequestException) {
            return 400;
        }
        return thrown instanceof MongoWriteException
                        && ((MongoWriteException) thrown).getError().getCategory() == ErrorCategory.DUPLICATE_KEY
                ? 409
                : 500;
    }
}
