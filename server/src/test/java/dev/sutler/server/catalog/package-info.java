/// Tests of loading catalogs, from folders that the tests write.
@NullMarked
package dev.sutler.server.catalog;

import org.jspecify.annotations.NullMarked;
