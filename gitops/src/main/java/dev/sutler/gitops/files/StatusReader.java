package dev.sutler.gitops.files;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/// Reads `status.yml`, and lets nothing pass that it is not sure of: a wrong word must not end an
/// operation.
final class StatusReader {

    private static final int LONGEST_URL = 2_000;

    private StatusReader() {}

    static Status read(byte[] bytes) {
        try {
            return clear(new Fields(YamlReader.read(bytes)));
        } catch (UnfitFileException unfit) {
            return new Status.Unclear(unfit.line(), unfit.problem());
        }
    }

    private static Status clear(Fields file) throws UnfitFileException {
        String word = file.required("status");
        State state =
                State.of(word)
                        .orElseThrow(
                                () ->
                                        file.unfit(
                                                "status",
                                                "must be exactly `in progress`, `succeeded` or"
                                                        + " `failed`"));
        return new Status.Clear(
                state,
                file.text("description").orElse(""),
                new Status.Extras(
                        file.text(Stamps.OPERATION).filter(operation -> !operation.isEmpty()),
                        dashboardUrl(file),
                        file.flag("instanceUsable"),
                        file.flag("updateRepeatable"),
                        retryAfter(file)));
    }

    private static Optional<String> dashboardUrl(Fields file) throws UnfitFileException {
        Optional<String> url = file.text("dashboardUrl");
        if (url.isPresent() && !isWebPage(url.get())) {
            throw file.unfit("dashboardUrl", "must be a whole http or https URL");
        }
        return url;
    }

    private static boolean isWebPage(String url) {
        try {
            URI uri = new URI(url);
            boolean http =
                    "http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme());
            return url.length() <= LONGEST_URL && http && uri.getHost() != null;
        } catch (URISyntaxException noUrl) {
            return false;
        }
    }

    private static Optional<Duration> retryAfter(Fields file) throws UnfitFileException {
        Optional<String> text = file.text("retryAfter");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> span = Spans.parse(text.get());
        if (span.isEmpty()) {
            throw file.unfit("retryAfter", "must be a span of time such as 30s, 5m or PT1H30M");
        }
        return span;
    }
}
