/// The admin interface: what those who run the broker may see and do over HTTP, below `/admin/v1`.
///
/// Owns its routes, the scope that each of them needs, and the JSON of its answers, which keep the
/// shape of errors that all of the broker's answers have. Who an operator is, is found out before.
/// It may see the packages whose state it shows, and never a provider or SQL.
///
/// Control flows from [dev.sutler.server.admin.AdminApi] into one endpoint.
@NullMarked
package dev.sutler.server.admin;

import org.jspecify.annotations.NullMarked;
