/** The command line: {@code java -jar dynamo-shadow-agent.jar}. */
package io.dynamoshadow.agent.cli;
