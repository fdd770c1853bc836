package io.dynamoshadow.store;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Has DynamoDB tell what each call costs, and adds it up. Thread-safe. */
public final class ConsumedCapacity implements ExecutionInterceptor {
    private static final String READ = "read";
    private static final String WRITE = "write";

    private final Map<String, DoubleAdder> units = new ConcurrentHashMap<>();

    /** Capacity units since the start, by table and {@code read} or {@code write} with a blank between. */
    public Map<String, Double> units() {
        Map<String, Double> sums = new TreeMap<>();
        units.forEach((of, sum) -> sums.put(of, sum.sum()));
        return sums;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        ReturnConsumedCapacity total = ReturnConsumedCapacity.TOTAL;
        if (request instanceof PutItemRequest) {
            return ((PutItemRequest) request)
                    .toBuilder().returnConsumedCapacity(total).build();
        }
        if (request instanceof GetItemRequest) {
            return ((GetItemRequest) request)
                    .toBuilder().returnConsumedCapacity(total).build();
        }
        if (request instanceof QueryRequest) {
            return ((QueryRequest) request)
                    .toBuilder().returnConsumedCapacity(total).build();
        }
        if (request instanceof UpdateItemRequest) {
            return ((UpdateItemRequest) request)
                    .toBuilder().returnConsumedCapacity(total).build();
        }
        if (request instanceof ScanRequest) {
            return ((ScanRequest) request)
                    .toBuilder().returnConsumedCapacity(total).build();
        }
        if (request instanceof BatchGetItemRequest) {
            return ((BatchGetItemRequest) request)
                    .toBuilder().returnConsumedCapacity(total).build();
        }
        if (request instanceof BatchWriteItemRequest) {
            return ((BatchWriteItemRequest) request)
                    .toBuilder().returnConsumedCapacity(total).build();
        }
        return request;
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        SdkResponse response = context.response();
        if (response instanceof PutItemResponse) {
            add(WRITE, ((PutItemResponse) response).consumedCapacity());
        } else if (response instanceof GetItemResponse) {
            add(READ, ((GetItemResponse) response).consumedCapacity());
        } else if (response instanceof QueryResponse) {
            add(READ, ((QueryResponse) response).consumedCapacity());
        } else if (response instanceof UpdateItemResponse) {
            add(WRITE, ((UpdateItemResponse) response).consumedCapacity());
        } else if (response instanceof ScanResponse) {
            add(READ, ((ScanResponse) response).consumedCapacity());
        } else if (response instanceof BatchGetItemResponse) {
            addAll(READ, ((BatchGetItemResponse) response).consumedCapacity());
        } else if (response instanceof BatchWriteItemResponse) {
            addAll(WRITE, ((BatchWriteItemResponse) response).consumedCapacity());
        }
    }

    private void add(
            String operation, software.amazon.awssdk.services.dynamodb.model.@Nullable ConsumedCapacity consumed) {
        if (consumed != null) {
            addAll(operation, Collections.singletonList(consumed));
        }
    }

    private void addAll(
            String operation, List<software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity> consumed) {
        for (software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity each : consumed) {
            if (each.tableName() != null && each.capacityUnits() != null) {
                units.computeIfAbsent(each.tableName() + " " + operation, first -> new DoubleAdder())
                        .add(each.capacityUnits());
            }
        }
    }
}
