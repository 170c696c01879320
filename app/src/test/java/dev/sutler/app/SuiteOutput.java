package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Reads along whatever the suite prints and logs, and fails the class after which a secret stands
/// there. JUnit finds it by itself, for every class.
public final class SuiteOutput implements BeforeAllCallback, AfterAllCallback {

    private static final KnownSecrets SECRETS = new KnownSecrets();
    private static final ByteArrayOutputStream UNREAD = new ByteArrayOutputStream();

    /// From now on nobody may print or log this.
    static String secret(String name, String value) {
        return SECRETS.know(name, value);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!(System.err instanceof Tee)) {
            System.setErr(new Tee(System.err));
            System.setOut(new Tee(System.out));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        assertThat(SECRETS.in(take())).as("secrets in what was printed and logged").isEmpty();
    }

    private static String take() {
        synchronized (UNREAD) {
            String text = UNREAD.toString(StandardCharsets.UTF_8);
            UNREAD.reset();
            return text;
        }
    }

    private static final class Tee extends PrintStream {

        Tee(PrintStream original) {
            super(new Both(original), true, StandardCharsets.UTF_8);
        }
    }

    private static final class Both extends OutputStream {

        private final PrintStream original;

        Both(PrintStream original) {
            this.original = original;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            original.write(bytes, from, length);
            synchronized (UNREAD) {
                UNREAD.write(bytes, from, length);
            }
        }

        @Override
        public void flush() {
            original.flush();
        }
    }
}
