/// What every provider needs and none owns: reading settings with good error messages, names made
/// from ids.
///
/// It may see `spi` and the JDK. It knows no provider and no back end. Providers call it; it calls
/// nobody.
@NullMarked
package dev.sutler.providers.support;

import org.jspecify.annotations.NullMarked;
