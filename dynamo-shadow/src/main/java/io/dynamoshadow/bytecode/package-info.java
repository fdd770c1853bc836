/** Class files: what those of the application tell, and such as are made for it. */
package io.dynamoshadow.bytecode;
