/** Wires the dual DAOs to the woven methods: threads, start and shutdown. */
package io.dynamoshadow.agent.run;
