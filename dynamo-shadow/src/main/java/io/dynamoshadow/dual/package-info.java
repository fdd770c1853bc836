/** The one place that decides what a call does. */
package io.dynamoshadow.dual;
