/** What an entity is: its properties, its key and indexes, how it is read and built. */
package io.dynamoshadow.model;
