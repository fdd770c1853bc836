/** Counters, the difference log and the status page. */
package io.dynamoshadow.report;
