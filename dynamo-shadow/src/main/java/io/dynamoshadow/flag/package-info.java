/** Flags and the routes they choose. */
package io.dynamoshadow.flag;
