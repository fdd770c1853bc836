package com.acme.weld;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers what it has seen before without asking the DAO, until something is written. */
@Remembered
@Interceptor
public class RememberedReads {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Map<String, Object> found = new ConcurrentHashMap<>();

    /** How many calls came by. */
    static int count() {
        return COUNT.get();
    }

    @AroundInvoke
    public Object call(InvocationContext call) throws Exception {
        COUNT.incrementAndGet();
        if (!call.getMethod().getName().equals("findById")) {
            found.clear();
            return call.proceed();
        }
        String id = (String) call.getParameters()[0];
        Object known = found.get(id);
        if (known == null) {
            known = call.proceed();
            if (known != null) {
                found.put(id, known);
            }
        }
        return known;
    }
}
