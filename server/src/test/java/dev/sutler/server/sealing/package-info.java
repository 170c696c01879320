/// Tests of keysets and their files.
@NullMarked
package dev.sutler.server.sealing;

import org.jspecify.annotations.NullMarked;
