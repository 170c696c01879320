package dev.sutler.server.config;

import dev.sutler.server.config.Inputs.Input;

import java.util.List;
import java.util.Optional;

/// The typed values of settings. A value that does not fit is a problem, and its default stands in
/// until all problems are known.
final class Values {

    private final Inputs inputs;
    private final List<String> problems;

    Values(Inputs inputs, List<String> problems) {
        this.inputs = inputs;
        this.problems = problems;
    }

    /// The value of a setting that has a default.
    <T> T of(Setting<T> setting) {
        return optional(setting)
                .orElseGet(() -> setting.kind().parser().apply(setting.standard().orElseThrow()));
    }

    /// The value of a setting; empty when nothing was said about it.
    <T> Optional<T> optional(Setting<T> setting) {
        return inputs.of(setting).flatMap(said -> parse(setting, said));
    }

    /* The value is not repeated, since whoever wrote it there may have taken one variable for another. */
    private <T> Optional<T> parse(Setting<T> setting, Input input) {
        try {
            return Optional.of(setting.kind().parser().apply(input.text()));
        } catch (IllegalArgumentException unfit) {
            problems.add(
                    "%s: `%s` must be %s."
                            .formatted(
                                    input.source().place(),
                                    setting.key(),
                                    setting.kind().expectation()));
            return Optional.empty();
        }
    }
}
