package dev.sutler.server.webhook;

import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpHandler;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;
import dev.sutler.server.http.RequestGate;
import dev.sutler.server.observability.LogContext;
import dev.sutler.server.security.BackOff;
import dev.sutler.spi.Notice;
import dev.sutler.spi.Notified;
import dev.sutler.spi.Reception;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.node.JsonNodeFactory;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hands a notice to the providers of its type, and says 202 when one of them took it.
///
/// A channel that is unknown and a notice that is not genuine get the same answer, 401, after about
/// the same time. 404 is only for types of which nobody can be told anything.
public final class Webhooks implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

    private static final Pattern PATH = Pattern.compile("/([a-z0-9-]+)/[^/]+/webhook");
    private static final Set<String> OTHERS = Set.of("v2", "platforms", "admin", "health");
    private static final String ROUTE = "/:type/:channel/webhook";

    private static final int MOST_AT_ONCE = 32;
    private static final int A_SECOND = 50;
    private static final int IN_A_BURST = 200;
    private static final int LONGEST_CHANNEL = 200;

    private final Function<String, List<Notified>> listeners;
    private final HttpHandler inner;
    private final BackOff backOff;
    private final Pace pace;
    private final Decoy decoy;

    /// @param listeners the providers of a type that can be told; those of the present catalog
    /// @param random for a key that nobody needs to know
    /// @param nanoTime a monotonic clock
    public Webhooks(
            Function<String, List<Notified>> listeners,
            SecureRandom random,
            LongSupplier nanoTime) {
        this.listeners = listeners;
        this.inner = new RequestGate(this::take, MOST_AT_ONCE);
        this.backOff = new BackOff(nanoTime);
        this.pace = new Pace(A_SECOND, IN_A_BURST, nanoTime);
        this.decoy = new Decoy(random);
    }

    /// Whether a request belongs here and not to platforms.
    ///
    /// @param rawPath its path as sent
    public static boolean owns(String rawPath) {
        Matcher path = PATH.matcher(rawPath);
        return path.matches() && !OTHERS.contains(path.group(1));
    }

    /// Answers one request whose path is this class's: 202, 401, 404, 405, or 429 and 503 with the
    /// time to wait.
    @Override
    public HttpResponse handle(HttpRequest request) {
        LogContext.ROUTE.set(ROUTE);
        return inner.handle(request).with("Cache-Control", "no-store");
    }

    private HttpResponse take(HttpRequest request) {
        List<String> path = request.pathSegments();
        String type = path.getFirst();
        String channel = path.get(1);
        List<Notified> all = listeners.apply(type);
        if (all.isEmpty()) {
            return HttpResponse.error(
                    ErrorWord.NOT_FOUND, "There is nothing here that can be told anything.");
        }
        if (!request.method().equals("POST")) {
            return HttpResponse.error(ErrorWord.METHOD_NOT_ALLOWED, "Use POST.")
                    .with("Allow", "POST");
        }
        BackOff.Attempt attempt = BackOff.Attempt.of(request.peer().host(), type + "/" + channel);
        Optional<Duration> wait = backOff.wait(attempt).or(pace::take);
        if (wait.isPresent()) {
            return HttpResponse.error(
                            ErrorWord.TOO_MANY_REQUESTS, "Too many notices. Wait before the next.")
                    .withRetryAfter(wait.get());
        }
        Reception reception = reception(all, type, channel, request);
        backOff.note(attempt, reception == Reception.ACCEPTED);
        return switch (reception) {
            case ACCEPTED -> HttpResponse.json(202, JsonNodeFactory.instance.objectNode());
            case UNKNOWN_CHANNEL -> refused(type, "nobody has that channel");
            case REFUSED -> refused(type, "it is not genuine: compare the secret of both sides");
        };
    }

    /* All are asked, whatever the first one says: several offerings may share a channel. */
    private Reception reception(
            List<Notified> all, String type, String channel, HttpRequest request) {
        byte[] body = request.body().bytes();
        EnumSet<Reception> said = EnumSet.noneOf(Reception.class);
        if (channel.length() <= LONGEST_CHANNEL) {
            Notice notice = new Notice(channel, request.headers().byLowerCaseName(), body);
            all.forEach(each -> said.add(ask(each, type, notice)));
        }
        if (said.contains(Reception.ACCEPTED)) {
            return Reception.ACCEPTED;
        }
        if (said.contains(Reception.REFUSED)) {
            return Reception.REFUSED;
        }
        decoy.workOn(body);
        return Reception.UNKNOWN_CHANNEL;
    }

    private static Reception ask(Notified provider, String type, Notice notice) {
        try {
            return provider.notified(notice);
        } catch (RuntimeException defect) {
            LOG.error("A provider of the type {} could not take a webhook", type, defect);
            return Reception.REFUSED;
        }
    }

    private static HttpResponse refused(String type, String why) {
        LOG.info("A webhook for the type {} was turned away: {}", type, why);
        return HttpResponse.error(
                ErrorWord.UNAUTHORIZED,
                "There is no such channel, or what you show for it is not right.");
    }
}
