package dev.sutler.conformance.model;

/// Something that the model broker can do otherwise deep inside, where no answer can be rewritten.
/// All of it is wrong, but for what stands at the end.
public enum Quirk {
    /// A PUT of an id that exists is taken for a repeat, whatever it says.
    NO_CONFLICT_CHECK,
    /// A repeat that is the same is a conflict, too.
    CONFLICTS_WITH_ITSELF,
    /// A repeat makes the resource again.
    CREATES_AGAIN,
    /// Parallel PUTs of one new id all create.
    CREATES_TWICE_IN_A_RACE,
    /// Parallel DELETEs of one resource all delete.
    DELETES_TWICE_IN_A_RACE,
    /// Parallel requests of any kind make it fail with 500.
    FAILS_IN_A_RACE,
    /// The order of keys in parameters makes a difference.
    KEY_ORDER_MATTERS,
    /// `1` and `1.0` are different.
    NUMBER_FORMAT_MATTERS,
    /// Absent parameters differ from `{}`.
    ABSENT_IS_NOT_EMPTY,
    /// An operation in progress does not keep others away.
    NO_CONCURRENCY_ERROR,
    /// A repeat of a running operation gets another `operation`.
    NEW_OPERATION_ON_REPEAT,
    /// A repeat of a running operation is answered with 200.
    REPEAT_SEEMS_DONE,
    /// A finished operation is forgotten as soon as it was told.
    FORGETS_OPERATION,
    /// A finished operation is in progress again when it was told.
    REVERTS_TO_IN_PROGRESS,
    /// Operations never end.
    NEVER_FINISHES,
    /// A failing operation succeeds in `last_operation`.
    FAILURE_SEEMS_SUCCESS,
    /// What a 4xx refuses is applied nevertheless.
    CHANGES_ON_REJECT,
    /// What a 4xx refuses to make is made nevertheless.
    CREATES_ON_REJECT,
    /// What a 4xx refuses to delete is deleted nevertheless.
    DELETES_ON_REJECT,
    /// What could not be made at once stays.
    KEEPS_FAILED,
    /// What a failed update asked for is applied nevertheless.
    FAILED_UPDATE_IS_APPLIED,
    /// Asynchronous plans work asynchronously without `accepts_incomplete`.
    IGNORES_ACCEPTS_INCOMPLETE,
    /// An asynchronous operation is answered as if it were done.
    SEEMS_DONE,
    /// A fetch finds a new resource only some time after its operation succeeded.
    FETCHES_LATE,
    /// A fetch finds what is still being made.
    FETCHES_EARLY,
    /// A deletion is answered well and does nothing.
    KEEPS_DELETED,
    /// A deletion of what is being made does not stop the making.
    DELETE_DOES_NOT_HALT,
    /// Bindings outlive their instance, and are made while it goes.
    BINDINGS_SURVIVE,
    /// An update is answered well and does nothing.
    UPDATE_DOES_NOTHING,
    /// An update without parameters removes those that were there.
    UPDATE_DROPS_PARAMETERS,
    /// An update without a plan takes the offering's first or last plan.
    UPDATE_CHANGES_PLAN,
    /// A rotation ends the predecessor.
    ROTATION_ENDS_PREDECESSOR,
    /// A successor has not the parameters of its predecessor.
    ROTATION_FORGETS_PARAMETERS,
    /// All bindings have the same credentials.
    SHARED_CREDENTIALS,
    /// The version of `maintenance_info` is not compared.
    NO_MAINTENANCE_CHECK,
    /// Parameters are not compared with the schema.
    NO_SCHEMA_CHECK,
    /// A binding without an application is made where it needs one.
    NO_APP_CHECK,
    /// Plans that are not bindable are bound.
    NO_BINDABLE_CHECK,
    /// The members of a body are not looked at: what is missing or of a wrong type is made up.
    NO_BODY_CHECK,
    /// `accepts_incomplete` may be anything.
    NO_QUERY_CHECK,
    /// Nobody needs a password.
    NO_AUTHENTICATION,
    /// Any API version is served.
    NO_VERSION_CHECK,
    /// A member of a body that it does not know makes it fail.
    REJECTS_UNKNOWN_FIELDS,
    /// Percent-encoded ids are taken as they came: in two spellings they are two ids.
    DOES_NOT_DECODE_IDS,

    /// Allowed: what is being made cannot be deleted yet.
    NO_DELETION_WHILE_CREATING,
    /// Allowed: bindings of one instance are made one after the other.
    BINDS_ONE_BY_ONE,
    /// Allowed: an instance with bindings cannot be deleted.
    NO_DELETION_WITH_BINDINGS,
    /// Allowed: an unknown operation is answered with the latest one.
    TAKES_ANY_OPERATION,
    /// Allowed: what is asynchronous goes on for some time, so that others come in between.
    TAKES_ITS_TIME
}
