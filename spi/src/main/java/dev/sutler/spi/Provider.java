package dev.sutler.spi;

/// Makes service instances and bindings of one offering appear and disappear, for real.
///
/// **Called after the fact is stored.** An instance or binding is in the store before any of these
/// methods sees it, so nothing that a provider makes can be forgotten.
///
/// **Safe to repeat at any point.** Each method may be called again with the same request after it
/// finished, failed, threw, or was cut off in the middle by a power failure. It looks at what is
/// there and makes the rest. Names of what it makes are derived from the ids in the request, never
/// random per attempt, so that a repeat finds what an earlier attempt made.
///
/// **One at a time.** Two calls for the same instance never overlap, except that bindings of one
/// instance are made and removed in parallel. Calls for different instances run in parallel, each
/// on a virtual thread of its own: plain blocking code is right here.
///
/// **No shared fate.** A method that throws has an unknown outcome, and is called again until the
/// operation's deadline. See [Progress] for the ways to say more than that.
///
/// `dev.sutler.testkit.ProviderContract` is the test suite that every provider passes.
public interface Provider extends AutoCloseable {

    /// Makes the service instance.
    Progress<InstanceDetails> provision(ProvisionRequest request, Call call);

    /// Changes the service instance from what it is to what it should be: another plan, other
    /// parameters, another maintenance version, other context. Whatever does not matter to the
    /// service is no reason to fail.
    Progress<InstanceDetails> update(UpdateRequest request, Call call);

    /// Removes the service instance and everything that belongs to it, also when a part of it, or
    /// all of it, is already gone or was never made. Also called to clean up after a provision that
    /// failed.
    Progress<Gone> deprovision(DeprovisionRequest request, Call call);

    /// Makes the service binding. Only called when the plan is bindable.
    Progress<BindingDetails> bind(BindRequest request, Call call);

    /// Removes the service binding, also when a part of it, or all of it, is already gone or was
    /// never made. Also called to clean up after a bind that failed. Afterwards its credentials do
    /// not work any more.
    Progress<Gone> unbind(UnbindRequest request, Call call);

    /// Lets go of connections and files. What the provider has made stays.
    @Override
    default void close() {}
}
