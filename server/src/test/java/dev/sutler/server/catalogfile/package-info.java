/// Proves how catalog files are read, with real files in real folders.
@NullMarked
package dev.sutler.server.catalogfile;

import org.jspecify.annotations.NullMarked;
