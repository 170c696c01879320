/// Who is asking.
///
/// Owns HTTP Basic authentication (RFC 7617), the hashes of passwords, which platform a client's
/// certificate stands for, how much one platform may ask at once, and how the first credential is
/// made. It keeps no credential itself: where they are stored is behind
/// [dev.sutler.server.security.CredentialSource].
///
/// A request flows through [dev.sutler.server.security.CertificateAuthentication] and, where it has
/// a password, [dev.sutler.server.security.BasicAuthentication], and on to a handler that is told
/// which platform it comes from, or it ends here with 401.
@NullMarked
package dev.sutler.server.security;

import org.jspecify.annotations.NullMarked;
