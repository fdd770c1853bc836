/** A Spring Data repository with a query of every kind that ten years bring. Written before null was annotated. */
@org.jspecify.annotations.NullUnmarked
package io.dynamoshadow.awkward.orders;
