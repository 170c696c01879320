package dev.sutler.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sutler.server.http.RawConnection.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawHttpTest {

    private static final int LIMIT = 1_000;
    private static final String HOST = " HTTP/1.1\r\nHost: h\r\n";

    private final HttpServer server = start(this::answer);

    private HttpServer start(HttpHandler handler) {
        return HttpServer.start(
                new HttpOptions(
                        "127.0.0.1",
                        0,
                        Duration.ofSeconds(10),
                        new HttpOptions.Limits(LIMIT, 8_192, Duration.ofSeconds(10), 100, 10)),
                () -> "made-here",
                handler);
    }

    /// `/body` tells how long the body is, `/fail` throws, `/identity` tells the identity; all else
    /// leaves the body alone.
    private HttpResponse answer(HttpRequest request) {
        var body = JsonNodeFactory.instance.objectNode();
        return switch (request.rawPath()) {
            case "/body" ->
                    HttpResponse.json(200, body.put("length", request.body().bytes().length));
            case "/fail" -> throw HttpProblem.badRequest("No.");
            case "/identity" ->
                    HttpResponse.json(200, body.put("identity", request.identity().value()));
            default -> HttpResponse.json(200, body.put("path", request.rawPath()));
        };
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET /\r\n\r\n",
                "GET  / HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: h\r\n\r\n",
                "GET / FTP/1.1\r\nHost: h\r\n\r\n",
                "\u0000\u0001\u0002\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: h\r\nBad Name: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: h\r\nX: a\u0000b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: h\r\nX: a\nInjected: b\r\n\r\n",
                "GET\t/ HTTP/1.1\r\nHost: h\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: x\r\n\r\n",
            })
    void whatIsNoHttpIsAnErrorInJson(String request) {
        assertError(request, 400, "BadRequest");
    }

    /* It was 500, which tells platforms to try the same again. */
    @Test
    void aRequestThatEndsWithinItsHeadIsTheClientsFault() {
        for (String begun : new String[] {"GET /body HTTP/1.1\r\nHost: h\r\n", "GET /bo", "P"}) {
            try (RawConnection connection = connect()) {
                String answer = connection.write(begun).finish().rest();
                assertThat(answer).doesNotContain("HTTP/1.1 5");
            }
        }
    }

    /* It went to what stood before it, while a proxy may have looked at all of it. */
    @Test
    void whatLooksLikeAFragmentStaysInThePath() {
        for (String path : new String[] {"/a#/b", "/a#", "/a?x=y#/b"}) {
            try (RawConnection connection = connect()) {
                assertThat(connection.write("GET " + path + HOST + "\r\n").read().body())
                        .contains("#");
            }
        }
        assertThatThrownBy(() -> PercentEncoding.segments("/a#/b")).isInstanceOf(HttpProblem.class);
    }

    @Test
    void whatIsTooLongIsAnErrorInJson() {
        assertError("GET /" + "x".repeat(9_000) + HOST + "\r\n", 414, "UriTooLong");
        assertError(
                "GET /" + HOST + "X: " + "x".repeat(9_000) + "\r\n\r\n", 431, "HeadersTooLarge");
        assertError("GET / HTTP/1.0\r\n\r\n", 505, "HttpVersionNotSupported");
    }

    @Test
    void theIdentityIsEchoedOnErrorsAndNotMadeUp() {
        try (RawConnection connection = connect()) {
            Answer answer =
                    connection
                            .write(
                                    "GET /fail"
                                            + HOST
                                            + "x-broker-api-request-IDENTITY: r-1\r\n\r\n")
                            .read();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("x-broker-api-request-identity")).isEqualTo("r-1");
            answer = connection.write("GET /identity" + HOST + "\r\n").read();
            assertThat(answer.body()).contains("made-here");
            assertThat(answer.head()).doesNotContain("made-here");
        }
    }

    @Test
    void anIdentityThatIsNotVisibleAsciiIsNotEchoed() {
        try (RawConnection connection = connect()) {
            String header = "X-Broker-API-Request-Identity: ";
            Answer answer = connection.write("GET /" + HOST + header + "r\u00e9\r\n\r\n").read();
            assertThat(answer.head()).doesNotContainIgnoringCase(header);
            answer =
                    connection
                            .write("GET /" + HOST + header + "r".repeat(1_025) + "\r\n\r\n")
                            .read();
            assertThat(answer.head()).doesNotContainIgnoringCase(header);
        }
    }

    @Test
    void aConnectionServesOnAfterABodyThatNobodyRead() {
        try (RawConnection connection = connect()) {
            for (String path : new String[] {"/unread", "/fail"}) {
                connection.write("PUT " + path + HOST + "Content-Length: 5\r\n\r\nhello").read();
                connection
                        .write("PUT " + path + HOST + "Transfer-Encoding: chunked\r\n\r\n")
                        .write("5\r\nhello\r\n0\r\n\r\n")
                        .read();
            }
            Answer answer =
                    connection.write("PUT /body" + HOST + "Content-Length: 2\r\n\r\nhi").read();
            assertThat(answer.body()).isEqualTo("{\"length\":2}");
        }
    }

    @Test
    void aBodyThatIsTooLargeIsAnErrorAndTheConnectionServesOn() {
        try (RawConnection connection = connect()) {
            String large = "x".repeat(LIMIT + 1);
            assertTooLarge(
                    connection
                            .write("PUT /body" + HOST + "Content-Length: " + large.length())
                            .write("\r\n\r\n" + large)
                            .read());
            assertTooLarge(
                    connection
                            .write("PUT /body" + HOST + "Transfer-Encoding: chunked\r\n\r\n")
                            .write("200\r\n" + "x".repeat(0x200) + "\r\n")
                            .write("200\r\n" + "x".repeat(0x200) + "\r\n0\r\n\r\n")
                            .read());
            Answer answer = connection.write("GET /fine" + HOST + "\r\n").read();
            assertThat(answer.body()).isEqualTo("{\"path\":\"/fine\"}");
        }
    }

    @Test
    void aBodyWithoutEndIsNotReadForEver() {
        try (RawConnection connection = connect()) {
            connection.write("PUT /body" + HOST + "Transfer-Encoding: chunked\r\n\r\n");
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            assertThatThrownBy(
                            () -> {
                                for (int sent = 0; sent < 10_000; sent++) {
                                    connection.write(chunk);
                                }
                            })
                    .as("the server hangs up after a while")
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void aClientThatWaitsForContinueIsToldBeforeItSendsTooMuch() {
        try (RawConnection connection = connect()) {
            String expect = "Expect: 100-continue\r\nContent-Length: ";
            Answer answer = connection.write("PUT /body" + HOST + expect + "99999\r\n\r\n").read();
            assertTooLarge(answer);
            assertThat(connection.rest()).isEmpty();
        }
        try (RawConnection connection = connect()) {
            String expect = "Expect: 100-continue\r\nContent-Length: ";
            Answer answer = connection.write("PUT /body" + HOST + expect + "2\r\n\r\n").read();
            assertThat(answer.status()).isEqualTo(100);
            assertThat(connection.write("hi").read().body()).isEqualTo("{\"length\":2}");
        }
    }

    @Test
    void aBodyThatIsCutOffIsAnError() {
        try (RawConnection connection = connect()) {
            connection.write("PUT /body" + HOST + "Content-Length: 10\r\n\r\nhel").finish();
            Answer answer = connection.read();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("could not be read");
        }
        try (RawConnection connection = connect()) {
            connection
                    .write("PUT /body" + HOST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n")
                    .finish();
            assertThat(connection.read().status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nTransfer-Encoding: chunked",
                "Content-Length: 2\r\nContent-Length: 3",
                "Content-Length: 2, 3",
                "Content-Length: +2",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: identity",
            })
    void aBodyWhoseEndIsAmbiguousIsRefusedAndTheConnectionClosed(String headers) {
        try (RawConnection connection = connect()) {
            connection.write(
                    "PUT /body" + HOST + headers + "\r\n\r\nGET /smuggled" + HOST + "\r\n");
            assertThat(connection.read().status()).isEqualTo(400);
            assertThat(connection.rest()).doesNotContain("smuggled");
        }
    }

    @Test
    void aConnectionThatIsSilentIsClosedButNotOneThatWaitsForAnAnswer()
            throws InterruptedException {
        CountDownLatch released = new CountDownLatch(1);
        HttpServer impatient =
                HttpServer.start(
                        new HttpOptions(
                                "127.0.0.1",
                                0,
                                Duration.ofSeconds(1),
                                new HttpOptions.Limits(
                                        LIMIT, 8_192, Duration.ofMillis(500), 100, 10)),
                        () -> "made-here",
                        request -> {
                            if (request.rawPath().equals("/wait")) {
                                await(released);
                            }
                            return answer(request);
                        });
        try (RawConnection waiting = new RawConnection(impatient.port());
                RawConnection silent = new RawConnection(impatient.port());
                RawConnection slowLine = new RawConnection(impatient.port());
                RawConnection slowHead = new RawConnection(impatient.port());
                RawConnection unread = new RawConnection(impatient.port());
                RawConnection slow = new RawConnection(impatient.port())) {
            waiting.write("GET /wait" + HOST + "\r\n");
            slowLine.write("GET /");
            slowHead.write("GET /" + HOST + "X:");
            unread.write("PUT /unread" + HOST + "Content-Length: 10\r\n\r\nhel");
            slow.write("PUT /body" + HOST + "Content-Length: 10\r\n\r\nhel");
            assertThat(silent.write("GET /" + HOST + "\r\n").read().status()).isEqualTo(200);
            assertThat(silent.rest()).isEmpty();
            assertThat(slow.rest()).doesNotContain("200");
            assertThat(slowLine.rest()).doesNotContain("200");
            assertThat(slowHead.rest()).doesNotContain("200");
            assertThat(unread.rest()).as("ends at all").isNotNull();
            released.countDown();
            assertThat(waiting.read().status()).isEqualTo(200);
        } finally {
            impatient.close();
        }
    }

    @Test
    void aClientThatDoesNotReadItsAnswerHoldsNothingForEver() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        byte[] large = new byte[64 << 20];
        try (HttpServer impatient =
                        impatient(
                                Duration.ofMinutes(1),
                                request -> {
                                    answered.countDown();
                                    return HttpResponse.encoded(200, large);
                                });
                RawConnection connection = new RawConnection(impatient.port())) {
            connection.write("GET /" + HOST + "\r\n");
            answered.await();
            // The server closes within its grace only when no thread is stuck.
            assertThat(stops(impatient)).isTrue();
            assertThat(connection.rest().length()).isLessThan(large.length);
        }
    }

    @Test
    void workOnARequestThatTakesTooLongIsInterrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (HttpServer impatient =
                        impatient(
                                Duration.ofMillis(300),
                                request -> {
                                    try {
                                        new CountDownLatch(1).await();
                                    } catch (InterruptedException cut) {
                                        interrupted.countDown();
                                        Thread.currentThread().interrupt();
                                    }
                                    return HttpResponse.empty(204);
                                });
                RawConnection connection = new RawConnection(impatient.port())) {
            connection.write("GET /" + HOST + "\r\n");
            assertThat(interrupted.await(15, TimeUnit.SECONDS)).isTrue();
            assertThat(connection.rest()).doesNotContain("204");
        }
    }

    @Test
    void tooManyRequestsAtOnceAreSentAway() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        HttpServer small =
                HttpServer.start(
                        new HttpOptions(
                                "127.0.0.1",
                                0,
                                Duration.ofSeconds(5),
                                new HttpOptions.Limits(
                                        LIMIT, 8_192, Duration.ofSeconds(10), 100, 1)),
                        () -> "made-here",
                        new RequestGate(
                                request -> {
                                    arrived.countDown();
                                    await(released);
                                    return HttpResponse.empty(204);
                                },
                                1));
        try (RawConnection first = new RawConnection(small.port());
                RawConnection second = new RawConnection(small.port())) {
            first.write("GET /" + HOST + "\r\n");
            arrived.await();
            Answer answer = second.write("GET /" + HOST + "\r\n").read();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("retry-after")).isEqualTo("5");
            assertThat(answer.body()).contains("TooBusy");
            released.countDown();
            assertThat(first.read().status()).isEqualTo(204);
        } finally {
            small.close();
        }
    }

    @Test
    void anAnswerToHeadHasNoBody() {
        try (RawConnection connection = connect()) {
            connection.write(
                    "HEAD /x" + HOST + "\r\nGET /next" + HOST + "Connection: close\r\n\r\n");
            String all = connection.rest();
            assertThat(all).doesNotContain("{\"path\":\"/x\"}").endsWith("{\"path\":\"/next\"}");
        }
    }

    @Test
    void thePathArrivesAsItWasSent() {
        try (RawConnection connection = connect()) {
            for (String path :
                    new String[] {"/a%2Fb", "/a//b", "/../x", "/%zz", "/a;b=c", "/\"<>"}) {
                Answer answer = connection.write("GET " + path + "?q=1" + HOST + "\r\n").read();
                assertThat(answer.status()).isEqualTo(200);
                assertThat(JsonMapper.shared().readTree(answer.body()).path("path").stringValue())
                        .isEqualTo(path);
            }
        }
    }

    @Test
    void aRequestInFlightIsAnsweredWhileTheServerStops() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        HttpServer stopping =
                start(
                        request -> {
                            arrived.countDown();
                            await(released);
                            return HttpResponse.json(200, JsonNodeFactory.instance.objectNode());
                        });
        try (RawConnection connection = new RawConnection(stopping.port())) {
            connection.write("GET /" + HOST + "\r\n");
            arrived.await();
            AtomicReference<Boolean> stopped = new AtomicReference<>(false);
            Thread stop =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        stopping.close();
                                        stopped.set(true);
                                    });
            stop.join(Duration.ofMillis(500));
            assertThat(stopped.get()).isFalse();
            released.countDown();
            assertThat(connection.read().status()).isEqualTo(200);
            stop.join();
        }
    }

    private static HttpServer impatient(Duration work, HttpHandler handler) {
        return HttpServer.start(
                new HttpOptions(
                        "127.0.0.1",
                        0,
                        Duration.ofSeconds(60),
                        new HttpOptions.Limits(
                                LIMIT, 8_192, Duration.ofMillis(500), work, 100, 10)),
                () -> "made-here",
                handler);
    }

    private static boolean stops(HttpServer server) throws InterruptedException {
        return Thread.ofVirtual().start(server::close).join(Duration.ofSeconds(15));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private void assertError(String request, int status, String word) {
        try (RawConnection connection = connect()) {
            Answer answer = connection.write(request).read();
            assertThat(answer.status()).as(answer.head() + answer.body()).isEqualTo(status);
            assertThat(answer.header("content-type")).isEqualTo("application/json");
            var body = JsonMapper.shared().readTree(answer.body());
            assertThat(body.path("error").stringValue()).isEqualTo(word);
            assertThat(body.path("description").stringValue()).isNotBlank();
        }
    }

    private static void assertTooLarge(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("larger than 1,000 bytes");
    }

    private RawConnection connect() {
        return new RawConnection(server.port());
    }
}
