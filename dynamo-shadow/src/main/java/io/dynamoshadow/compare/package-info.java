/** Two results side by side: what differs, and how it is shown. */
package io.dynamoshadow.compare;
