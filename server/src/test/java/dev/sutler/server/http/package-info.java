/// Tests of the web server by itself, over raw sockets where a client library would be too polite.
@NullMarked
package dev.sutler.server.http;

import org.jspecify.annotations.NullMarked;
