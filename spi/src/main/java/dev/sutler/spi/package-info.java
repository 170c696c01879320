/// THE WORDS: everything that a service author depends on, and nothing else.
///
/// Owns the provider contract ([dev.sutler.spi.Provider] and its requests, results and outcomes),
/// the [dev.sutler.spi.Secret] that cannot be printed by accident, and the small optional powers
/// that a provider may add. It may see the JDK, Jackson's tree types and JSpecify. It knows no
/// HTTP, no store and no other module of Sutler.
///
/// Control flows one way: Sutler calls a provider, a provider never calls Sutler. What a provider
/// wants to say while it works goes through the [dev.sutler.spi.Call] that it was handed.
///
/// JSON trees that are handed over in requests and results are never changed afterwards, by either
/// side.
@NullMarked
package dev.sutler.spi;

import org.jspecify.annotations.NullMarked;
