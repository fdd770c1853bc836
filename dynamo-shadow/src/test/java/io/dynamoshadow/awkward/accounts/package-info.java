/** Entities that never change: final fields, a builder, and copies with one thing else, as Lombok writes them. */
@org.jspecify.annotations.NullUnmarked
package io.dynamoshadow.awkward.accounts;
