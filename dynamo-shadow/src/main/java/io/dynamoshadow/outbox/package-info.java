/** The ordered way of a write to DynamoDB. */
package io.dynamoshadow.outbox;
