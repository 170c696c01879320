/// The files that a broker and a pipeline exchange: where they stand, what is in them, how they are
/// written and how they are read.
///
/// **What it owns.** Paths and the names that ids get in them; the shapes of `instance.yml`,
/// `binding.yml`, `status.yml` and `credentials.yml`, down to the order of keys and the quoting,
/// which pipelines search for as text. What is read was written by anybody: it is hostile until it
/// is one of the types here.
///
/// **What it may not touch.** No file system and no git: bytes come in and go out. It may see
/// `spi`, Jackson, and the library that opens encrypted credentials.
@NullMarked
package dev.sutler.gitops.files;

import org.jspecify.annotations.NullMarked;
