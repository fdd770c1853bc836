/** Everything that is decided inside Mongo: counters, pushes, locks, sequences. */
@org.jspecify.annotations.NullUnmarked
package io.dynamoshadow.awkward.jobs;
