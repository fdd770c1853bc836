package com.acme.war;

import com.acme.orders.MongoOrderDao;
import com.acme.orders.OrderCommands;
import com.acme.orders.Orders;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Answers {@code /?find+o1}. */
@WebServlet("/")
public class OrderServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private transient MongoClient mongo;
    private transient Function<String, String> commands;

    @Override
    public void init() {
        mongo = MongoClients.create(Orders.uri());
        commands = new OrderCommands(new MongoOrderDao(Orders.database(mongo)));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String answer = commands.apply(request.getQueryString().replace('+', ' '));
        response.setContentType("text/plain");
        response.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void destroy() {
        mongo.close();
    }
}
