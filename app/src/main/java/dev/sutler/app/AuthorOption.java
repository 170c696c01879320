package dev.sutler.app;

import dev.sutler.gitops.tool.CloneOptions.Author;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whose name stands in a commit, the same in every command that makes one.
final class AuthorOption {

    private static final Pattern FORM =
            Pattern.compile("\\s*([^<>\\p{Cntrl}]+?)\\s*<([^<>\\s]+)>\\s*");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--author",
            paramLabel = "NAME <EMAIL>",
            description =
                    "Whose name stands in the commit. Default: Sutler pipeline"
                            + " <pipeline@sutler.invalid>.")
    private Optional<String> author = Optional.empty();

    Author author() {
        return author.map(this::parse).orElse(Author.DEFAULT);
    }

    private Author parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--author must be as in 'Jane Doe <jane@example.org>'.");
        }
        return new Author(form.group(1), form.group(2));
    }
}
