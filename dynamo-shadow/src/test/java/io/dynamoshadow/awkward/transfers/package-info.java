/** A key of two: an account's transfers, in the order in which they were made. */
@org.jspecify.annotations.NullUnmarked
package io.dynamoshadow.awkward.transfers;
