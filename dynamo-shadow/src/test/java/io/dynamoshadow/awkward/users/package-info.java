/** A DAO written by hand over the driver: overloads, defaults, varargs, null for none, booleans for done. */
@org.jspecify.annotations.NullUnmarked
package io.dynamoshadow.awkward.users;
