/// Tests of the words that must keep secrets.
@NullMarked
package dev.sutler.spi;

import org.jspecify.annotations.NullMarked;
