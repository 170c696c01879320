/// The catalog as files: a folder of YAML or JSON, one service offering in each file.
///
/// Owns how such a folder is read, where in a file each value stands, and how problems are shown to
/// the author. What the values must be is the core's business
/// ([dev.sutler.core.catalog.CatalogParser]). It may see the core and the file system.
///
/// It also takes apart a whole catalog that stands in one file of a repository
/// ([dev.sutler.server.catalogfile.RepositoryCatalog]), and puts such offerings into a folder
/// ([dev.sutler.server.catalogfile.WrittenCatalog]), which is then read like any other. Where the
/// repository is, and how its content gets here, is somebody else's business.
///
/// Control flows [dev.sutler.server.catalogfile.CatalogFolder] → one file after the other → the
/// core's parser; and [dev.sutler.server.catalogfile.CatalogLint] → `CatalogFolder`.
@NullMarked
package dev.sutler.server.catalogfile;

import org.jspecify.annotations.NullMarked;
