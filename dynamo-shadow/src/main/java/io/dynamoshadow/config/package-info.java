/** Immutable settings, read from shadow.properties; every error names the key, its line and the mend. */
package io.dynamoshadow.config;
