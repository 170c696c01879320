package dev.sutler.spi;

/// Optional power: the provider can take something that exists already, and that somebody else has
/// made, as a service instance.
///
/// What is taken over keeps its name and its data, and whoever uses it goes on. The provider says
/// in [InstanceDetails#state()] what it took over, since no id leads to its name.
///
/// As with every method of a [Provider]: safe to repeat at any point.
public interface Adoption {

    /// Takes it over. Refuses, before anything is changed, what is not safe to take: what belongs
    /// to the back end itself, to another instance, to another broker, or to Sutler's own store.
    Progress<InstanceDetails> adopt(AdoptRequest request, Call call);

    /// Gives back what [#adopt] has taken, wholly or in part, as it was before, and removes what
    /// was made on the way. It never removes what was there before. Called when an adoption fails
    /// or is cut short.
    Progress<Gone> giveBack(AdoptRequest request, Call call);
}
