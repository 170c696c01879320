/// Who is asking.
///
/// Owns HTTP Basic authentication (RFC 7617) of platforms and of operators, the hashes of
/// passwords, how credentials are made, how long those wait who fail to log in, which platform a
/// client's certificate stands for, and how much one platform may ask at once. It keeps the
/// credentials in memory; where they are stored is behind
/// [dev.sutler.server.security.CredentialSource].
///
/// A request flows through [dev.sutler.server.security.CertificateAuthentication] and, where it has
/// a password, [dev.sutler.server.security.BasicAuthentication], and on to a handler that is told
/// which platform it comes from, or it ends here with 401 or 429. Operators take
/// [dev.sutler.server.security.OperatorAuthentication] to a handler of their own; neither kind of
/// credential opens the other's door.
@NullMarked
package dev.sutler.server.security;

import org.jspecify.annotations.NullMarked;
