/// Proof of what becomes of notices.
@NullMarked
package dev.sutler.server.webhook;

import org.jspecify.annotations.NullMarked;
