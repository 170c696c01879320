/// The catalog in use: how it is loaded, held against what exists, put to use and remembered, at
/// the start and whenever it changes.
///
/// Owns the order of these steps, the last good catalog's right to stay, and what is told about an
/// attempt that failed. It may see the core, and the folder through `server.catalogfile`; providers
/// are made behind [dev.sutler.server.catalog.CatalogSwitch].
///
/// Control flows from a signal, the admin interface or [dev.sutler.server.catalog.CatalogWatch]
/// into [dev.sutler.server.catalog.CatalogLoader], from there to the folder, the ledger, and last
/// the switch.
@NullMarked
package dev.sutler.server.catalog;

import org.jspecify.annotations.NullMarked;
