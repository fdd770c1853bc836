/** Programs that tests run in a JVM of their own, with the agent attached. */
package io.dynamoshadow.testapp.program;
