/// The provider of `docs/providers/adding-a-provider.md`, which quotes it from here so that it
/// always compiles and passes.
///
/// It sees what an author outside this house sees: `spi` and the testkit.
@NullMarked
package dev.sutler.providers.example;

import org.jspecify.annotations.NullMarked;
