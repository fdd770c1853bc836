/** Applications of many kinds with the built agent, each in a JVM of its own, on many JDKs. */
package io.dynamoshadow.compatibility;
