/** A log of numbered records in files that are only ever appended to, so that what was written is there at whatever moment a JVM dies. */
package io.dynamoshadow.segment;
