package dev.sutler.app;

import dev.sutler.server.postgres.AuditHead;
import dev.sutler.server.postgres.AuditVerdict;
import dev.sutler.server.postgres.PostgresDatabase;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.PrintWriter;
import java.util.Optional;

/// `sutler audit verify`: goes through the whole audit and says whether it is as it was written.
@Command(
        name = "verify",
        description = {
            "Goes through the whole audit, and says whether it is as it was written, or what is"
                    + " changed, missing or added first.",
            "Needs the keyset. Brokers go on meanwhile."
        },
        footer = {
            "",
            "Examples:",
            "  sutler audit verify",
            "  sutler audit verify --head >> /mnt/elsewhere/heads",
            "  sutler audit verify --expect 4711:5df6e0e2…"
        })
final class AuditVerifyCommand extends StoreCommand {

    @Option(
            names = "--head",
            description =
                    "Print only the head, as POSITION:HASH, to be noted where nobody can change"
                            + " it who can change the store.")
    private boolean onlyHead;

    @Option(
            names = "--expect",
            paramLabel = "POSITION:HASH",
            converter = HeadConverter.class,
            description = "A head that was noted earlier, which must be part of the chain.")
    private Optional<AuditHead> expected = Optional.empty();

    AuditVerifyCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /// Reads a head.
    static final class HeadConverter implements picocli.CommandLine.ITypeConverter<AuditHead> {
        @Override
        public AuditHead convert(String text) {
            return AuditHead.parse(text)
                    .orElseThrow(
                            () ->
                                    new TypeConversionException(
                                            "a head is a number, a colon and 64 hexadecimal"
                                                    + " digits, as --head prints it"));
        }
    }

    @Override
    void run(PostgresDatabase database) {
        AuditVerdict verdict = database.audit().verify(expected);
        print(json(verdict), out -> text(out, verdict));
        if (verdict.finding().isPresent()) {
            throw new StartFailure(
                    "The audit is not as it was written. " + verdict.finding().get());
        }
    }

    private static ObjectNode json(AuditVerdict verdict) {
        ObjectNode json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("ok", verdict.finding().isEmpty())
                        .put("entries", verdict.head().position())
                        .put("head", verdict.head().toString())
                        .put("not_linked_yet", verdict.pending());
        verdict.finding().ifPresent(finding -> json.put("finding", finding));
        return json;
    }

    private void text(PrintWriter out, AuditVerdict verdict) {
        if (verdict.finding().isPresent()) {
            return;
        }
        if (onlyHead) {
            out.println(verdict.head());
            return;
        }
        out.println(
                "OK: %d entries are as they were written.".formatted(verdict.head().position()));
        out.println("Head: " + verdict.head());
        if (verdict.pending() > 0) {
            out.println("Not linked yet, and not looked at: " + verdict.pending());
        }
    }
}
