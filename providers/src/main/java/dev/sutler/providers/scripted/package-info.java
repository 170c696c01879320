/// The provider `scripted`: a service that does what its plan says, and nothing else.
///
/// **What it is for.** Platform teams need a broker that can be told to be slow, asynchronous,
/// broken or odd; so do this project's own tests.
///
/// **What it owns.** Nothing outside, unless a plan names an `effects-log`: then a file that tells
/// what was made and removed, as a real back end would know it. Everything else is computed from
/// the request.
///
/// **What a plan may set.** See `docs/providers/scripted.md`; where the plan says
/// `allow-parameters: true`, a developer's parameters may set the same, for one instance or one
/// binding.
///
/// **What is left behind on failure.** Nothing but lines in the `effects-log`.
///
/// Control flows from Sutler into `ScriptedProvider`, from there into the `Script` that was read
/// from the settings. It may see `spi` and `providers.support`.
@NullMarked
package dev.sutler.providers.scripted;

import org.jspecify.annotations.NullMarked;
