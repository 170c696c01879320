package dev.sutler.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `sutler audit`.
@Command(
        name = "audit",
        description = "Reads and verifies the audit: who did what.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class AuditCommand {

    static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new AuditCommand())
                .addSubcommand(new AuditListCommand(surroundings))
                .addSubcommand(new AuditVerifyCommand(surroundings));
    }
}
