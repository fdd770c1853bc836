/** Records in records, Optional components, an enum whose constants have bodies, sealed kinds. */
@org.jspecify.annotations.NullUnmarked
package io.dynamoshadow.awkward.tracks;
