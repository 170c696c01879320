package dev.sutler.server.observability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Sets up how the process logs: to standard error, since standard output is for what commands have
/// to say.
public final class Logging {

    /* They tell at length what nobody asked, and at their finest levels what nobody must know. */
    private static final List<String> TALKATIVE =
            List.of(
                    "io.helidon",
                    "com.zaxxer.hikari",
                    "org.flywaydb",
                    "org.postgresql",
                    "io.zonky.test");

    private Logging() {}

    /// From now on the process logs like this.
    public static void configure(LoggingOptions options) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            apply(options, context);
        }
    }

    static void apply(LoggingOptions options, LoggerContext context) {
        context.reset();
        Level level = level(options.level());
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(level);
        context.getLogger(Logger.ROOT_LOGGER_NAME)
                .addAppender(appender(layout(options.format()), context));
        Level quieter = level.isGreaterOrEqual(Level.INFO) ? Level.WARN : Level.INFO;
        Level quiet = level.isGreaterOrEqual(quieter) ? level : quieter;
        TALKATIVE.forEach(name -> context.getLogger(name).setLevel(quiet));
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static ConsoleAppender<ILoggingEvent> appender(
            Layout<ILoggingEvent> layout, LoggerContext context) {
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("console");
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static Layout<ILoggingEvent> layout(LoggingOptions.Format format) {
        return switch (format) {
            case CONSOLE -> new ConsoleLayout();
            case JSON -> new JsonLayout();
        };
    }

    private static Level level(LoggingOptions.Level level) {
        return switch (level) {
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
            case DEBUG -> Level.DEBUG;
            case TRACE -> Level.TRACE;
        };
    }
}
