/// Tests of the admin interface, over a server on a loopback port.
@NullMarked
package dev.sutler.server.admin;

import org.jspecify.annotations.NullMarked;
