/** Old data, copied idempotently. */
package io.dynamoshadow.backfill;
