package dev.sutler.app;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// `sutler completion`: a script that has a shell complete this program's commands and options.
@Command(
        name = "completion",
        description = "Prints a script that has bash or zsh complete commands and options.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  source <(sutler completion bash)")
final class CompletionCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Parameters(paramLabel = "bash|zsh", description = "The shell.")
    private Shell shell = Shell.BASH;

    @Spec private CommandSpec spec = CommandSpec.create();

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// A shell that can read the script.
    enum Shell {
        BASH,
        ZSH
    }

    /* One script is for both: zsh reads that of bash once it is told to. */
    @Override
    public Integer call() {
        String script = AutoComplete.bash("sutler", spec.root().commandLine());
        switch (shell) {
            case BASH -> {}
            case ZSH -> surroundings.out().println("autoload -U +X bashcompinit && bashcompinit");
        }
        surroundings.out().println(script);
        return 0;
    }
}
