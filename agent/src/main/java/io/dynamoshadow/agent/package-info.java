/** What the JVM starts: premain and main. Java 8, tiny, and never throws. */
package io.dynamoshadow.agent;
