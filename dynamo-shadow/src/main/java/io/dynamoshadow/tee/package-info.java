/** Results that are read little by little: seen as the application reads them, and never read for it. */
package io.dynamoshadow.tee;
