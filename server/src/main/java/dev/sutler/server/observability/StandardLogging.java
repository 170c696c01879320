package dev.sutler.server.observability;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/// How the process logs until its configuration is read. Found by the logging library, which would
/// write everything there is otherwise.
public final class StandardLogging extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logging.apply(
                new LoggingOptions(LoggingOptions.Format.CONSOLE, LoggingOptions.Level.INFO),
                context);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
