package dev.sutler.app;

import dev.sutler.spi.BindRequest;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Call;
import dev.sutler.spi.Dashboards;
import dev.sutler.spi.DeprovisionRequest;
import dev.sutler.spi.Gone;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.Notice;
import dev.sutler.spi.Notified;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Provider;
import dev.sutler.spi.ProvisionRequest;
import dev.sutler.spi.Reception;
import dev.sutler.spi.Secret;
import dev.sutler.spi.ServiceInstance;
import dev.sutler.spi.UnbindRequest;
import dev.sutler.spi.UpdateRequest;

import tools.jackson.databind.node.JsonNodeFactory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks for every call what to answer: one line out, `kind id`, and one line back, a word and a
/// text.
record PuppetProvider(int port) implements Provider, Dashboards, Notified {

    @Override
    public Progress<InstanceDetails> provision(ProvisionRequest request, Call call) {
        return told("provision", request.instance().id(), call, InstanceDetails::none);
    }

    @Override
    public Progress<InstanceDetails> update(UpdateRequest request, Call call) {
        return told("update", request.target().id(), call, InstanceDetails::none);
    }

    @Override
    public Progress<Gone> deprovision(DeprovisionRequest request, Call call) {
        return told("deprovision", request.instance().id(), call, () -> Gone.GONE);
    }

    @Override
    public Progress<BindingDetails> bind(BindRequest request, Call call) {
        return told(
                "bind",
                request.binding().id(),
                call,
                () ->
                        BindingDetails.ofCredentials(
                                Secret.of(
                                        JsonNodeFactory.instance
                                                .objectNode()
                                                .put("password", "of-" + request.binding().id())),
                                List.of()));
    }

    @Override
    public Progress<Gone> unbind(UnbindRequest request, Call call) {
        return told("unbind", request.binding().id(), call, () -> Gone.GONE);
    }

    @Override
    public Optional<String> dashboardUrl(ServiceInstance instance) {
        return Optional.of(
                "https://puppet.example/"
                        + URLEncoder.encode(instance.id(), StandardCharsets.UTF_8));
    }

    /// Its only channel is `strings`, and whatever is an empty object is genuine.
    @Override
    public Reception notified(Notice notice) {
        if (!notice.channel().equals("strings")) {
            return Reception.UNKNOWN_CHANNEL;
        }
        return new String(notice.body(), StandardCharsets.UTF_8).equals("{}")
                ? Reception.ACCEPTED
                : Reception.REFUSED;
    }

    private <R> Progress<R> told(String kind, String id, Call call, Supplier<R> result) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream()
                    .write((kind + " " + id + "\n").getBytes(StandardCharsets.UTF_8));
            while (true) {
                String line = Optional.ofNullable(in.readLine()).orElse("throw hung up");
                String text = line.substring(line.indexOf(' ') + 1);
                switch (line.split(" ", 2)[0]) {
                    case "report" -> call.report(text);
                    case "done" -> {
                        return Progress.done(result.get());
                    }
                    case "refused" -> {
                        return Progress.refused(text);
                    }
                    case "terminal" -> {
                        return Progress.failed(text);
                    }
                    case "working" -> {
                        return Progress.working(
                                JsonNodeFactory.instance.objectNode().put("at", text),
                                Duration.ofSeconds(1),
                                text);
                    }
                    default -> throw new IOException(text);
                }
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
