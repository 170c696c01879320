/// Tests of TLS, over real sockets and with certificates that are made on the spot.
@NullMarked
package dev.sutler.server.tls;

import org.jspecify.annotations.NullMarked;
