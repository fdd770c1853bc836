package com.acme.shop;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** What a customer wants. */
@Document("orders")
public record Order(
        @Id String id, @NotBlank String accountId, @NotBlank String article, @Positive int count, Instant createdAt) {}
