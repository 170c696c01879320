package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands of binding.
public final class BindingRules {

    private static final Rules RULES = new Rules(Chapter.BINDING);

    public static final Requirement DECLARED =
            RULES.must(
                    1,
                    "binding",
                    "Binds only instances of plans that it declares as " + "bindable.");
    public static final Requirement TOLD_ONCE =
            RULES.must(
                    2,
                    "binding",
                    "Tells what a binding holds at least once: when it is made "
                            + "or when it is fetched.");
    public static final Requirement ENDPOINTS_GIVEN =
            RULES.should(
                    3, "binding", "Gives the endpoints of the service beside the credentials.");
    public static final Requirement CREDENTIALS_UNIQUE =
            RULES.should(4, "credentials", "Gives each binding credentials of its own.");
    public static final Requirement LOG_DRAIN_GIVEN =
            RULES.must(
                    5, "log-drain", "Gives `syslog_drain_url` when the offering is a log drain.");
    public static final Requirement ROUTE_SERVICE_GIVEN =
            RULES.must(
                            6,
                            "route-services",
                            "Gives `route_service_url` when requests are proxied "
                                    + "through the instance, and not when the network is managed "
                                    + "in another way.")
                    .unchecked(
                            "only the operator knows how the network of a route service is"
                                    + " managed");
    public static final Requirement VOLUMES_GIVEN =
            RULES.must(
                    7,
                    "volume-services",
                    "Gives `volume_mounts` when the offering is a volume " + "service.");
    public static final Requirement INSTANCE_ABSENT =
            RULES.must(8, "binding", "Binds nothing when the instance is not there.");
    public static final Requirement ASYNC_REQUIRED =
            RULES.must(
                    9,
                    "binding",
                    "Answers 422 AsyncRequired when it can bind only later and "
                            + "the platform does not accept that.");
    public static final Requirement UNKNOWN_SERVICE =
            RULES.must(10, "binding", "Binds nothing when `service_id` is not in its catalog.");
    public static final Requirement UNKNOWN_PLAN =
            RULES.must(
                    11,
                    "binding",
                    "Binds nothing when `plan_id` is not a plan of the " + "offering.");
    public static final Requirement OTHER_IDS =
            RULES.may(
                    12,
                    "binding",
                    "Refuses to bind an instance whose offering or plan is not "
                            + "the one that is named.");
    public static final Requirement PARAMETERS_VALID =
            RULES.should(13, "binding", "Binds nothing when the parameters are not valid.");
    public static final Requirement EXTENSIONS_IGNORED =
            RULES.must(
                    14,
                    "vendor-extension-fields",
                    "Binds as if members were not there that it does not know.");
    public static final Requirement REPEATED =
            RULES.should(
                    15,
                    "binding",
                    "Answers 200 when the same is asked for again, and the " + "binding is there.");
    public static final Requirement REPEATED_SAME =
            RULES.should(
                    16,
                    "binding",
                    "Shows the same binding again when the same is asked for " + "again.");
    public static final Requirement CREATED =
            RULES.must(
                    17,
                    "binding",
                    "Answers 201 when this request has made the binding, and "
                            + "202 when it goes on.");
    public static final Requirement CREATED_ONCE =
            RULES.must(
                    18,
                    "binding",
                    "Claims a creation for one request only: a repeat is not "
                            + "answered with 201.");
    public static final Requirement REPEATED_IN_PROGRESS =
            RULES.must(
                    19,
                    "binding",
                    "Answers 202, with the `operation` of the first answer, "
                            + "when the same is asked for again while the binding is "
                            + "being made.");
    public static final Requirement NOTHING_IN_ACCEPTED =
            RULES.must(
                    20,
                    "binding",
                    "Tells nothing of the binding in a 202: no credentials, no "
                            + "addresses, no volumes.");
    public static final Requirement MISSING_IDS =
            RULES.must(21, "binding", "Answers 400 when `service_id` or `plan_id` is missing.");
    public static final Requirement WRONG_TYPE =
            RULES.must(22, "binding", "Binds nothing when a field is of the wrong type.");
    public static final Requirement INVALID_DATA =
            RULES.may(23, "binding", "Answers 400, and no other error status, to invalid data.");
    public static final Requirement CONFLICT =
            RULES.must(
                    24,
                    "binding",
                    "Answers 409 when a binding with this id is there with " + "other parameters.");
    public static final Requirement CONFLICT_IN_PROGRESS =
            RULES.must(
                    25,
                    "binding",
                    "Answers 409 when a binding with this id is being made with "
                            + "other parameters.");
    public static final Requirement REQUIRES_APP =
            RULES.must(
                    26,
                    "binding",
                    "Answers 422 RequiresApp when it binds only applications "
                            + "and none is named.");
    public static final Requirement BUSY =
            RULES.must(
                    27,
                    "binding",
                    "Answers 422 ConcurrencyError when another operation keeps "
                            + "it from binding.");
    public static final Requirement OPERATION =
            RULES.must(
                    28,
                    "binding",
                    "Gives `operation` as a string of at most 10,000 " + "characters.");
    public static final Requirement METADATA_OBJECT =
            RULES.must(29, "binding-metadata-object", "Gives `metadata` as an object.");
    public static final Requirement METADATA_ONLY =
            RULES.should(
                    30,
                    "binding-metadata-object",
                    "Puts nothing into `metadata` that is needed to connect.");
    public static final Requirement CREDENTIALS_OBJECT =
            RULES.must(31, "binding", "Gives `credentials` as an object.");
    public static final Requirement LOG_DRAIN_DECLARED =
            RULES.must(
                    32,
                    "binding",
                    "Gives `syslog_drain_url` as a string, and only where the "
                            + "offering requires `syslog_drain`.");
    public static final Requirement ROUTE_SERVICE_DECLARED =
            RULES.must(
                    33,
                    "binding",
                    "Gives `route_service_url` as a string, and only where the "
                            + "offering requires `route_forwarding`.");
    public static final Requirement VOLUMES_DECLARED =
            RULES.must(
                    34,
                    "binding",
                    "Gives `volume_mounts` as an array, and only where the "
                            + "offering requires `volume_mount`.");
    public static final Requirement ENDPOINTS_ARRAY =
            RULES.must(35, "binding", "Gives `endpoints` as an array of objects.");
    public static final Requirement ENDPOINTS_COMPLETE =
            RULES.must(
                            36,
                            "binding",
                            "Names in `endpoints`, if it gives them, each one that "
                                    + "matters to the application.")
                    .unchecked(
                            "which endpoints matter to an application cannot be seen from outside");
    public static final Requirement EXPIRES_AT =
            RULES.must(
                    37,
                    "binding-metadata-object",
                    "Gives `expires_at` as a time in UTC like " + "2031-12-31T23:59:59.0Z.");
    public static final Requirement RENEW_BEFORE =
            RULES.must(
                    38,
                    "binding-metadata-object",
                    "Gives `renew_before` as a time in UTC like " + "2031-12-31T23:59:59.0Z.");
    public static final Requirement RENEW_FIRST =
            RULES.must(
                    39,
                    "binding-metadata-object",
                    "Gives a `renew_before` that is not after `expires_at`.");
    public static final Requirement RENEW_IN_TIME =
            RULES.should(
                    40,
                    "binding-metadata-object",
                    "Leaves time between `renew_before` and `expires_at`.");
    public static final Requirement VOLUME_DRIVER =
            RULES.must(
                    41,
                    "volume-mount-object",
                    "Names for each volume the `driver` and the " + "`container_dir`.");
    public static final Requirement VOLUME_MODE =
            RULES.must(42, "volume-mount-object", "Gives as `mode` of a volume `r` or `rw`.");
    public static final Requirement VOLUME_TYPE =
            RULES.must(43, "volume-mount-object", "Gives as `device_type` of a volume `shared`.");
    public static final Requirement VOLUME_DEVICE =
            RULES.must(
                    44,
                    "device-object",
                    "Gives each volume a `device` with a `volume_id`; its "
                            + "`mount_config` is an object.");
    public static final Requirement ENDPOINT_HOST =
            RULES.must(45, "endpoint-object", "Gives each endpoint one `host`.");
    public static final Requirement ENDPOINT_PORTS =
            RULES.must(
                    46,
                    "endpoint-object",
                    "Gives each endpoint `ports`: strings that are a port or a "
                            + "range, at least one.");
    public static final Requirement ENDPOINT_PROTOCOL =
            RULES.must(
                    47,
                    "endpoint-object",
                    "Gives as `protocol` of an endpoint `tcp`, `udp` or `all`.");

    private BindingRules() {}

    /// All of this chapter.
    public static List<Requirement> all() {
        return List.of(
                DECLARED,
                TOLD_ONCE,
                ENDPOINTS_GIVEN,
                CREDENTIALS_UNIQUE,
                LOG_DRAIN_GIVEN,
                ROUTE_SERVICE_GIVEN,
                VOLUMES_GIVEN,
                INSTANCE_ABSENT,
                ASYNC_REQUIRED,
                UNKNOWN_SERVICE,
                UNKNOWN_PLAN,
                OTHER_IDS,
                PARAMETERS_VALID,
                EXTENSIONS_IGNORED,
                REPEATED,
                REPEATED_SAME,
                CREATED,
                CREATED_ONCE,
                REPEATED_IN_PROGRESS,
                NOTHING_IN_ACCEPTED,
                MISSING_IDS,
                WRONG_TYPE,
                INVALID_DATA,
                CONFLICT,
                CONFLICT_IN_PROGRESS,
                REQUIRES_APP,
                BUSY,
                OPERATION,
                METADATA_OBJECT,
                METADATA_ONLY,
                CREDENTIALS_OBJECT,
                LOG_DRAIN_DECLARED,
                ROUTE_SERVICE_DECLARED,
                VOLUMES_DECLARED,
                ENDPOINTS_ARRAY,
                ENDPOINTS_COMPLETE,
                EXPIRES_AT,
                RENEW_BEFORE,
                RENEW_FIRST,
                RENEW_IN_TIME,
                VOLUME_DRIVER,
                VOLUME_MODE,
                VOLUME_TYPE,
                VOLUME_DEVICE,
                ENDPOINT_HOST,
                ENDPOINT_PORTS,
                ENDPOINT_PROTOCOL);
    }
}
