package dev.sutler.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The JVM that this process runs in, to start another one just like it.
///
/// @param executable the `java` command
/// @param options the options that it was started with, without those about the cache
/// @param classPath the class path
record ThisJava(String executable, List<String> options, String classPath) {

    ThisJava {
        options = List.copyOf(options);
    }

    static ThisJava here() {
        return new ThisJava(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(option -> !option.startsWith("-XX:AOT"))
                        .filter(option -> !option.startsWith("-Dsutler.aot="))
                        .toList(),
                System.getProperty("java.class.path"));
    }

    /// The command line that runs this program in a JVM of the same kind.
    List<String> command(List<String> more, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(executable);
        command.addAll(options);
        command.addAll(more);
        command.addAll(List.of("-cp", classPath, Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// Whether the JVM can use this cache. It is asked itself: it knows every condition.
    boolean accepts(Path cache) throws InterruptedException {
        if (!Files.exists(cache)) {
            return false;
        }
        List<String> command =
                Stream.of(
                                Stream.of(executable),
                                options.stream(),
                                Stream.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on"),
                                Stream.of("-cp", classPath, "-version"))
                        .flatMap(part -> part)
                        .toList();
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException unusable) {
            return false;
        }
    }
}
