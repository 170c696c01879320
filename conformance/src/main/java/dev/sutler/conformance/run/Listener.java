package dev.sutler.conformance.run;

/// Is told how a run goes, by several threads.
public interface Listener {

    /// All checks are known now.
    ///
    /// @param checks how many will be tried, each plan counted
    void began(int checks);

    /// A check has ended, or could not be tried.
    void ended(CheckResult result);

    /// Everything that was made is being removed.
    ///
    /// @param resources how many instances and bindings
    void removing(int resources);

    /// Tells nobody.
    static Listener none() {
        return new Listener() {
            @Override
            public void began(int checks) {
                /* Nobody asked. */
            }

            @Override
            public void ended(CheckResult result) {
                /* Nobody asked. */
            }

            @Override
            public void removing(int resources) {
                /* Nobody asked. */
            }
        };
    }
}
