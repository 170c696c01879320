package dev.sutler.server.osb;

import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationProgress.Failure;
import dev.sutler.core.lifecycle.Rejection;
import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpResponse;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;

/// All answers that are errors (specification, "Service Broker Errors").
final class ErrorAnswers {

    private ErrorAnswers() {}

    static HttpResponse rejected(Rejection rejection) {
        ErrorWord word =
                switch (rejection.reason()) {
                    case INVALID -> ErrorWord.BAD_REQUEST;
                    case NOT_FOUND -> ErrorWord.NOT_FOUND;
                    case CONFLICT -> ErrorWord.CONFLICT;
                    case GONE -> ErrorWord.GONE;
                    case ASYNC_REQUIRED -> ErrorWord.ASYNC_REQUIRED;
                    case CONCURRENCY -> ErrorWord.CONCURRENCY;
                    case REQUIRES_APP -> ErrorWord.REQUIRES_APP;
                    case MAINTENANCE_INFO_CONFLICT -> ErrorWord.MAINTENANCE_INFO_CONFLICT;
                    case UNPROCESSABLE -> ErrorWord.REQUEST_REFUSED;
                };
        return HttpResponse.error(word, rejection.description());
    }

    /// It was tried within the request and did not work: 422 when whoever asked can mend it, else
    /// 500.
    static HttpResponse operationFailed(OperationKind kind, Failure failure) {
        ErrorWord word = failure.refused() ? ErrorWord.REQUEST_REFUSED : ErrorWord.OPERATION_FAILED;
        ObjectNode body = HttpResponse.errorBody(word, failure.message());
        OperationBodies.putUsability(body, kind, failure.usability());
        return HttpResponse.json(word.status(), body);
    }

    static HttpResponse stillRunning(OperationKind kind, Duration retryAfter) {
        return HttpResponse.error(
                        ErrorWord.STILL_RUNNING,
                        "The %s goes on. Send the same request again to wait for its result, or with"
                                        .formatted(kind.word())
                                + " accepts_incomplete=true to poll for it.")
                .withRetryAfter(retryAfter);
    }

    /// For platforms that want to hear it like this.
    static HttpResponse removalFinished() {
        return HttpResponse.error(ErrorWord.GONE, "It has been removed.");
    }

    /// The same for a platform that exists and for one that does not. It is not 404, which would
    /// say that what is asked for is not there.
    static HttpResponse anotherPlatform() {
        return HttpResponse.error(
                ErrorWord.FORBIDDEN,
                "The path names a platform that this credential does not belong to. Use that"
                        + " platform's credential, or the path without a platform.");
    }

    static HttpResponse noSuchRoute() {
        return HttpResponse.error(
                ErrorWord.NOT_FOUND,
                "There is nothing at this path. The catalog is at /v2/catalog.");
    }

    static HttpResponse methodNotAllowed(List<String> allowed) {
        String methods = String.join(", ", allowed);
        return HttpResponse.error(
                        ErrorWord.METHOD_NOT_ALLOWED,
                        "This path does not know that method. Use one of: %s.".formatted(methods))
                .with("Allow", methods);
    }
}
