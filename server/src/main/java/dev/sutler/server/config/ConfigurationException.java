package dev.sutler.server.config;

import java.util.List;

/// The configuration cannot be used. It lists everything that is wrong, so that one attempt is
/// enough to mend it.
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    ConfigurationException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /// One sentence for each problem, saying where it is and what to do. Secrets do not stand in
    /// them.
    public List<String> problems() {
        return problems;
    }
}
