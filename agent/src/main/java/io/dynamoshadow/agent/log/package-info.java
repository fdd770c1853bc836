/** The agent's own log, which no logging of the application ever meets. */
package io.dynamoshadow.agent.log;
