package dev.sutler.server.http;

/// Every word that may stand in the `error` field of an answer, with its status (specification,
/// "Service Broker Errors"; the words that the specification does not know are ours).
public enum ErrorWord {
    BAD_REQUEST(400, "BadRequest"),
    UNAUTHORIZED(401, "Unauthorized"),
    FORBIDDEN(403, "Forbidden"),
    NOT_FOUND(404, "NotFound"),
    METHOD_NOT_ALLOWED(405, "MethodNotAllowed"),
    CONFLICT(409, "Conflict"),
    /// What an operator asks for would leave service instances without what they need.
    INSTANCES_AT_RISK(409, "InstancesAtRisk"),
    GONE(410, "Gone"),
    PRECONDITION_FAILED(412, "PreconditionFailed"),
    URI_TOO_LONG(414, "UriTooLong"),
    ASYNC_REQUIRED(422, "AsyncRequired"),
    CONCURRENCY(422, "ConcurrencyError"),
    REQUIRES_APP(422, "RequiresApp"),
    MAINTENANCE_INFO_CONFLICT(422, "MaintenanceInfoConflict"),
    /// The request is well formed, and the service cannot do what it asks for.
    REQUEST_REFUSED(422, "RequestRefused"),
    /// The files of the catalog are not right.
    CATALOG_INVALID(422, "CatalogInvalid"),
    /// A provider cannot be made as the catalog wants it.
    PROVIDER_FAILED(422, "ProviderFailed"),
    /// Whoever asks has failed to log in too often.
    TOO_MANY_LOG_INS(429, "TooManyRequests"),
    /// One platform asks for more at once than it may.
    TOO_MANY_REQUESTS(429, "TooManyRequests"),
    HEADERS_TOO_LARGE(431, "HeadersTooLarge"),
    INTERNAL_ERROR(500, "InternalError"),
    /// The service tried within the request, and it did not work.
    OPERATION_FAILED(500, "OperationFailed"),
    STORE_UNAVAILABLE(503, "StoreUnavailable"),
    /// The work goes on, but the client cannot poll for it.
    STILL_RUNNING(503, "StillRunning"),
    TOO_BUSY(503, "TooBusy"),
    HTTP_VERSION_NOT_SUPPORTED(505, "HttpVersionNotSupported");

    private final int status;
    private final String word;

    ErrorWord(int status, String word) {
        this.status = status;
        this.word = word;
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// The word on the wire.
    public String word() {
        return word;
    }
}
