package dev.sutler.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

class HttpServerTest {

    private static final HttpHandler FINE = request -> HttpResponse.empty(204);

    @Test
    void anAddressThatIsTakenStopsTheStart() {
        try (HttpServer first = start(0, FINE)) {
            assertThatThrownBy(() -> start(first.port(), FINE))
                    .isInstanceOf(CannotListenException.class)
                    .hasMessageContaining(Integer.toString(first.port()));
        }
    }

    @Test
    void anAddressThatIsNotOursStopsTheStart() {
        for (String address : new String[] {"192.0.2.1", "no.such.host.invalid"}) {
            assertThatThrownBy(() -> start(address, 0, FINE))
                    .isInstanceOf(CannotListenException.class)
                    .hasMessageContaining(address);
        }
    }

    @Test
    void aStoppedServerListensNoMore() {
        HttpServer server = start(0, FINE);
        int port = server.port();
        server.close();
        start(port, FINE).close();
    }

    @Test
    void aClientThatHangsUpIsNoNews() throws InterruptedException {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(lines);
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch hungUp = new CountDownLatch(1);
        HttpServer server =
                start(
                        0,
                        request -> {
                            arrived.countDown();
                            await(hungUp);
                            return HttpResponse.encoded(200, new byte[8 << 20]);
                        });
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.write("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
            arrived.await();
            connection.reset();
        }
        hungUp.countDown();
        server.close();
        root.detachAppender(lines);
        assertThat(lines.list).noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.WARN));
    }

    private static HttpServer start(int port, HttpHandler handler) {
        return start("127.0.0.1", port, handler);
    }

    private static HttpServer start(String address, int port, HttpHandler handler) {
        return HttpServer.start(
                new HttpOptions(
                        address,
                        port,
                        Duration.ofSeconds(5),
                        new HttpOptions.Limits(1_000, 8_192, Duration.ofSeconds(10), 100, 10)),
                () -> "made-here",
                handler);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
