/// Tests of the wire format against a canned broker, over real sockets.
@NullMarked
package dev.sutler.server.osb;

import org.jspecify.annotations.NullMarked;
