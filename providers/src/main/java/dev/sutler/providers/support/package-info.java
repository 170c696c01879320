/// What every room needs and no room owns: reading settings with good error messages, names made
/// from ids.
///
/// It may see `spi` and the JDK. It knows no room and no back end. Rooms call it; it calls nobody.
@NullMarked
package dev.sutler.providers.support;

import org.jspecify.annotations.NullMarked;
