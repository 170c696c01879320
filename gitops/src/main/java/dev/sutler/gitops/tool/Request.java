package dev.sutler.gitops.tool;

import dev.sutler.gitops.files.BindingFile;
import dev.sutler.gitops.files.Files;
import dev.sutler.gitops.files.InstanceFile;
import dev.sutler.gitops.files.Parsed;
import dev.sutler.gitops.files.Stamp;
import dev.sutler.gitops.files.State;
import dev.sutler.gitops.files.Status;
import dev.sutler.gitops.mirror.Content;
import dev.sutler.gitops.tool.ToolException.Kind;

import java.util.Objects;
import java.util.Optional;

/// What the broker wants of an instance or a binding, in one commit.
///
/// @param operation which operation of the broker it is; empty where it does not say
/// @param deleted whether it is to be removed
/// @param content the file as it stands there
record Request(Optional<String> operation, boolean deleted, Content content) {

    Request {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(content, "content");
    }

    /// Reads what stands in a commit.
    static Parsed<Request> read(View view, Place place) {
        return switch (view.read(place.file())) {
            case Content.Absent _ -> new Parsed.Bad<>(0, "the file is missing");
            case Content.Unusable(String problem) -> new Parsed.Bad<>(0, "this is " + problem);
            case Content.Bytes bytes ->
                    place.binding()
                            ? of(Files.binding(bytes.bytes()), bytes)
                            : ofInstance(Files.instance(bytes.bytes()), bytes);
        };
    }

    private static Parsed<Request> of(Parsed<BindingFile> file, Content content) {
        return switch (file) {
            case Parsed.Bad<BindingFile>(int line, String problem) ->
                    new Parsed.Bad<>(line, problem);
            case Parsed.Good<BindingFile>(BindingFile good) ->
                    new Parsed.Good<>(of(good.stamp(), good.deleted(), content));
        };
    }

    private static Parsed<Request> ofInstance(Parsed<InstanceFile> file, Content content) {
        return switch (file) {
            case Parsed.Bad<InstanceFile>(int line, String problem) ->
                    new Parsed.Bad<>(line, problem);
            case Parsed.Good<InstanceFile>(InstanceFile good) ->
                    new Parsed.Good<>(of(good.stamp(), good.deleted(), content));
        };
    }

    private static Request of(Optional<Stamp> stamp, boolean deleted, Content content) {
        return new Request(stamp.map(Stamp::operation), deleted, content);
    }

    /// Reads what stands in a commit, and has to be sound.
    static Request sound(View view, Place place) {
        return switch (read(view, place)) {
            case Parsed.Good<Request>(Request good) -> good;
            case Parsed.Bad<Request> bad ->
                    throw new ToolException(Kind.CANNOT, place.file() + ": " + bad.sentence());
        };
    }

    /// Whether it is the same that is wanted, at another time.
    boolean isSameAs(Request other) {
        boolean named = operation.isPresent() && other.operation.isPresent();
        return named ? operation.equals(other.operation) : content.equals(other.content);
    }

    /// What the pipeline says about it. What it said about something else is no answer.
    Answered answered(View view, Place place) {
        return answered(status(view, place));
    }

    Answered answered(Status status) {
        return switch (status) {
            case Status.Absent _ -> Answered.NONE;
            case Status.Unclear _ -> Answered.UNCLEAR;
            case Status.Clear clear ->
                    isAbout(clear.extras().operation()) ? answered(clear.state()) : Answered.NONE;
        };
    }

    private boolean isAbout(Optional<String> named) {
        return operation.isEmpty() || named.isEmpty() || named.equals(operation);
    }

    private static Answered answered(State state) {
        return switch (state) {
            case IN_PROGRESS -> Answered.IN_PROGRESS;
            case SUCCEEDED -> Answered.SUCCEEDED;
            case FAILED -> Answered.FAILED;
        };
    }

    /// What stands in the status file.
    static Status status(View view, Place place) {
        return switch (view.read(place.status())) {
            case Content.Absent _ -> new Status.Absent();
            case Content.Unusable(String problem) -> new Status.Unclear(0, "this is " + problem);
            case Content.Bytes(byte[] bytes) -> Files.status(bytes);
        };
    }
}
