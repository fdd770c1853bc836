/** Many tenants in a table that was designed for one access path each: keys are templates. */
@org.jspecify.annotations.NullUnmarked
package io.dynamoshadow.awkward.members;
