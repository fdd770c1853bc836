/** Keeps the agent and the application apart: the class loader that holds the agent, and the bridge between them. */
package io.dynamoshadow.agent.isolate;
