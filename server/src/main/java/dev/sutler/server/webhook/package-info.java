/// The way in for those who say that something has changed outside: `POST
/// /<type>/<channel>/webhook`.
///
/// Owns the path, how often and how large such a notice may be, and what its sender learns: that it
/// was taken, or that it was not, and never why. Whether it is genuine, the provider decides, since
/// only that knows the secret. It may see the server's HTTP, its log and the back-off of log-ins,
/// and of providers nothing but [dev.sutler.spi.Notified].
///
/// Control flows from [dev.sutler.server.webhook.Webhooks] into those providers that can be told,
/// which note it and return. Nothing is provisioned or bound on this way.
@NullMarked
package dev.sutler.server.webhook;

import org.jspecify.annotations.NullMarked;
