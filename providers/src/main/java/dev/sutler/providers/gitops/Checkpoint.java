package dev.sutler.providers.gitops;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// How far a call has got, between two looks.
///
/// @param stage what it waits for
/// @param looks how often it has looked in this stage
/// @param commit where the pipeline's answer was found, in [Stage#CLEANING]
/// @param seen what was read in the commit that was looked at last: in the same one nothing else
///   stands
/// @param imported whether it was begun by another broker, whose files name no operation
record Checkpoint(
        Stage stage, int looks, Optional<String> commit, Optional<Seen> seen, boolean imported) {

    /// A commit, and what the developer was told of it.
    record Seen(String commit, String said) {}

    /// What a call can wait for.
    enum Stage {
        /// That the repository says what is wanted.
        PUBLISHING,
        /// That the pipeline answers.
        WAITING,
        /// That what has served is gone from the repository.
        CLEANING
    }

    static final Checkpoint START =
            new Checkpoint(Stage.PUBLISHING, 0, Optional.empty(), Optional.empty(), false);

    static Checkpoint of(Optional<ObjectNode> stored) {
        return stored.map(Checkpoint::read).orElse(START);
    }

    private static Checkpoint read(ObjectNode stored) {
        String word = stored.path("stage").asString("");
        return new Checkpoint(
                Arrays.stream(Stage.values())
                        .filter(stage -> word(stage).equals(word))
                        .findFirst()
                        .orElse(Stage.PUBLISHING),
                Math.max(0, stored.path("looks").asInt(0)),
                text(stored, "commit"),
                text(stored, "seen")
                        .flatMap(seen -> text(stored, "said").map(said -> new Seen(seen, said))),
                stored.path("imported").asBoolean(false));
    }

    private static Optional<String> text(ObjectNode stored, String key) {
        return stored.optional(key).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    Checkpoint in(Stage next) {
        return new Checkpoint(next, 0, commit, Optional.empty(), imported);
    }

    Checkpoint cleaningAfter(String found) {
        return new Checkpoint(Stage.CLEANING, 0, Optional.of(found), Optional.empty(), imported);
    }

    Checkpoint lookedAgain() {
        return new Checkpoint(stage, looks + 1, commit, seen, imported);
    }

    Checkpoint having(String newest, String said) {
        return new Checkpoint(stage, looks, commit, Optional.of(new Seen(newest, said)), imported);
    }

    /// When to look again: soon at first, seldom in the end, since a pipeline takes seconds or
    /// hours.
    Duration pause() {
        return Duration.ofSeconds(
                looks < 5 ? 1 : looks < 15 ? 2 : looks < 30 ? 5 : looks < 100 ? 10 : 30);
    }

    ObjectNode stored() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("stage", word(stage)).put("looks", looks);
        commit.ifPresent(id -> tree.put("commit", id));
        seen.ifPresent(one -> tree.put("seen", one.commit()).put("said", one.said()));
        if (imported) {
            tree.put("imported", true);
        }
        return tree;
    }

    private static String word(Stage stage) {
        return switch (stage) {
            case PUBLISHING -> "publishing";
            case WAITING -> "waiting";
            case CLEANING -> "cleaning";
        };
    }
}
