package dev.sutler.providers.scripted;

import dev.sutler.spi.Call;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The back end that a scripted service does not have: a file with one line of JSON per effect,
/// safely on the disk before the provider answers.
///
/// It behaves as a good back end does. What is there already is not made again, what is gone is not
/// removed again, so each line with an `effect` is a real one, unless it says `refused`: that call
/// came too late. A line with `seen` tells of a call that found its work done. Several processes
/// may share the file.
final class EffectsLog {

    // Implementation: under the lock, read what others have added since the last time, decide,
    // append, force.
    // `last` maps an instance that is there, or a binding of it, to its last line.

    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, JsonNode> last = new HashMap<>();
    private final SeenEpochs epochs = new SeenEpochs();
    private final Path file;
    private final InstantSource clock;
    private long readUpTo;

    EffectsLog(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /// What becomes of a call under a lower epoch than one before it.
    enum Late {
        REFUSED,
        /// As with a back end that knows no epochs.
        ACCEPTED
    }

    /// Writes the effect down, unless it is there already.
    ///
    /// @param bindingId empty for effects on the instance itself
    /// @throws LateCallException when the call comes too late
    synchronized void record(
            Kind kind, String instanceId, Optional<String> bindingId, Call call, Late late) {
        try (FileChannel channel =
                        FileChannel.open(
                                file,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            catchUp(channel);
            ObjectNode line = json.createObjectNode();
            line.put("effect", kind.word()).put("instance_id", instanceId);
            bindingId.ifPresent(id -> line.put("binding_id", id));
            line.put("operation_id", call.operationId().toString())
                    .put("epoch", call.epoch())
                    .put("at", clock.instant().toString());
            write(channel, kind, line, late);
        } catch (IOException e) {
            throw new UncheckedIOException("The effects log cannot be written", e);
        }
    }

    private void write(FileChannel channel, Kind kind, ObjectNode line, Late late)
            throws IOException {
        long epoch = line.path("epoch").longValue();
        long bar = epochs.bar(line.path("instance_id").stringValue(), binding(line));
        if (epoch < bar && late == Late.REFUSED) {
            append(channel, line.put("refused", true));
            throw new LateCallException(epoch, bar);
        }
        if (changesAnything(kind, line)) {
            append(channel, line);
        } else if (epoch > bar) {
            ObjectNode seen = json.createObjectNode().set("seen", line.get("effect"));
            append(channel, seen.setAll(line.remove(List.of("effect"))));
        }
    }

    private static Optional<String> binding(JsonNode line) {
        return Optional.of(line.path("binding_id"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }

    private boolean changesAnything(Kind kind, JsonNode line) {
        Optional<JsonNode> before = Optional.ofNullable(last.get(key(line)));
        boolean there = before.isPresent();
        return switch (kind) {
            case PROVISION, BIND -> !there;
            case DEPROVISION, UNBIND -> there;
            case UPDATE -> before.filter(seen -> isSameUpdate(seen, line)).isEmpty();
        };
    }

    private static boolean isSameUpdate(JsonNode seen, JsonNode line) {
        return Objects.equals(seen.get("effect"), line.get("effect"))
                && Objects.equals(seen.get("operation_id"), line.get("operation_id"));
    }

    private static boolean isRemoval(JsonNode line) {
        String effect = line.path("effect").asString("");
        return effect.equals(Kind.DEPROVISION.word()) || effect.equals(Kind.UNBIND.word());
    }

    /// Ids may contain anything, so the two are told apart by the length of the first.
    private static String key(JsonNode line) {
        String instance = line.path("instance_id").asString("");
        return instance.length() + ":" + instance + ":" + line.path("binding_id").asString("");
    }

    private void append(FileChannel channel, ObjectNode line) throws IOException {
        byte[] bytes = (json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer, channel.size());
        }
        channel.force(true);
        remember(line);
        readUpTo = channel.size();
    }

    private void catchUp(FileChannel channel) throws IOException {
        channel.position(readUpTo);
        var reader =
                new BufferedReader(
                        new InputStreamReader(
                                Channels.newInputStream(channel), StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            understand(line).ifPresent(this::remember);
        }
        readUpTo = channel.size();
        endLine(channel);
    }

    /* What is gone is forgotten: a file may tell of far more than is there at a time. */
    private void remember(JsonNode effect) {
        if (effect.path("refused").asBoolean(false)) {
            return;
        }
        epochs.saw(
                effect.path("instance_id").asString(""),
                binding(effect),
                effect.path("epoch").asLong(0));
        if (!effect.has("effect")) {
            return;
        }
        if (isRemoval(effect)) {
            last.remove(key(effect));
        } else {
            last.put(key(effect), effect);
        }
    }

    /// A process that was killed may have left half a line, which must not swallow the next one.
    private void endLine(FileChannel channel) throws IOException {
        ByteBuffer end = ByteBuffer.allocate(1);
        if (readUpTo > 0 && channel.read(end, readUpTo - 1) == 1 && end.get(0) != '\n') {
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}), readUpTo);
            readUpTo = channel.size();
        }
    }

    private Optional<JsonNode> understand(String line) {
        try {
            return Optional.of(json.readTree(line)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
