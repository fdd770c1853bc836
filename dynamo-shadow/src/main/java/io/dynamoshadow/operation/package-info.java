/** A DAO method as an operation, and the rules by which one is found. */
package io.dynamoshadow.operation;
