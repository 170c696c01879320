/// A web server, seen through a few small values: a request comes in, a response goes out.
///
/// Owns the socket, the limits on what a client may send, and the JSON shape of every error. It is
/// the only package that knows which HTTP library is underneath. It knows nothing of service
/// brokers, and of the rest of Sutler nothing at all.
///
/// Control flows from [dev.sutler.server.http.HttpServer] into one
/// [dev.sutler.server.http.HttpHandler], on a virtual thread that may block for as long as it
/// likes.
@NullMarked
package dev.sutler.server.http;

import org.jspecify.annotations.NullMarked;
