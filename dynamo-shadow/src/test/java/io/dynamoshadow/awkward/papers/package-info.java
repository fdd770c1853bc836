/** Documents go in, documents come out: no class tells what is in them. */
@org.jspecify.annotations.NullUnmarked
package io.dynamoshadow.awkward.papers;
