package dev.sutler.app;

import java.io.Console;
import java.util.Optional;

/// A terminal with somebody before it.
@FunctionalInterface
interface Terminal {

    /// Asks a question and waits for the answer; empty when there is none.
    Optional<String> ask(String question);

    /// The terminal that both reads and shows what this process prints, if there is one.
    static Optional<Terminal> ofThisProcess() {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> question -> Optional.ofNullable(console.readLine("%s", question)));
    }
}
