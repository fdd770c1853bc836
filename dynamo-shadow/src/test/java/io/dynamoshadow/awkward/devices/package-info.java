/** A generic base DAO under a concrete interface that adds little. */
@org.jspecify.annotations.NullUnmarked
package io.dynamoshadow.awkward.devices;
