/** Value to attribute value and back, entity to item and back. */
package io.dynamoshadow.codec;
