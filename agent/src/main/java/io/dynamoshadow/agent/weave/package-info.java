/** Which classes are woven, which of their methods, and what is woven into them. */
package io.dynamoshadow.agent.weave;
