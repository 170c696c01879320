/// What reading YAML needs and the library lacks.
///
/// Owns a way around one bug of the library. It sees nothing of ours.
///
/// Text flows through it into the library.
@NullMarked
package dev.sutler.server.yaml;

import org.jspecify.annotations.NullMarked;
