package dev.sutler.providers.gitops;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A pipeline that does at once whatever a repository asks for. What it makes are keys: one is good
/// as long as its binding is there.
final class PlayedPipeline {

    private static final Pattern FILE =
            Pattern.compile("(instances/[^/]+)/(?:(bindings/[^/]+)/)?(instance|binding)\\.yml");

    private final BareRepository repository;
    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private String seen = "";

    PlayedPipeline(BareRepository repository) {
        this.repository = repository;
    }

    /// Whether a key opens anything.
    boolean isGood(String key) {
        return keys.containsValue(key);
    }

    /// Takes a binding's key away.
    void lose(String key) {
        keys.values().remove(key);
    }

    /// One run.
    synchronized void run() {
        String head = repository.head();
        if (head.equals(seen)) {
            return;
        }
        seen = head;
        Map<String, String> files = repository.files();
        Map<String, Optional<String>> answers = new HashMap<>();
        files.forEach(
                (path, content) -> {
                    Matcher file = FILE.matcher(path);
                    if (file.matches()) {
                        String folder = path.substring(0, path.lastIndexOf('/'));
                        if (!content.contains("\ndeleted: true\n") && !gone(files, path, content)) {
                            restored(folder, files.getOrDefault(folder + "/credentials.yml", ""));
                        }
                        if (waits(files.getOrDefault(folder + "/status.yml", ""))) {
                            answers.putAll(answer(folder, content, file.group(2) != null));
                        }
                    }
                });
        if (!answers.isEmpty()) {
            repository.commit(answers);
        }
    }

    /* What stands there is in force, whoever has put it there. */
    private void restored(String folder, String credentials) {
        credentials
                .lines()
                .filter(line -> line.startsWith("password:"))
                .map(line -> line.replace("password:", "").replace("\"", "").strip())
                .forEach(key -> keys.putIfAbsent(folder, key));
    }

    private static boolean waits(String status) {
        return status.isEmpty() || status.contains("in progress");
    }

    private Map<String, Optional<String>> answer(String folder, String file, boolean binding) {
        Map<String, Optional<String>> files = new HashMap<>();
        files.put(folder + "/status.yml", Optional.of("status: succeeded\ndescription: done\n"));
        if (file.contains("\ndeleted: true\n")) {
            keys.keySet().removeIf(made -> made.equals(folder) || made.startsWith(folder + "/"));
        } else if (binding) {
            String key = keys.computeIfAbsent(folder, _ -> UUID.randomUUID().toString());
            files.put(
                    folder + "/credentials.yml",
                    Optional.of("host: vault.example.org\npassword: " + key + "\n"));
        }
        return files;
    }

    /// What is there, or on its way, as the repository tells it.
    Set<String> there() {
        Map<String, String> files = repository.files();
        Set<String> there = new HashSet<>();
        files.forEach(
                (path, content) -> {
                    Matcher file = FILE.matcher(path);
                    if (file.matches() && !gone(files, path, content)) {
                        there.add(path);
                    }
                });
        return there;
    }

    private static boolean gone(Map<String, String> files, String path, String content) {
        String folder = path.substring(0, path.lastIndexOf('/'));
        String instance = folder.replaceFirst("/bindings/.*", "");
        boolean removed =
                content.contains("\ndeleted: true\n")
                        && files.getOrDefault(folder + "/status.yml", "").contains("succeeded");
        boolean under =
                !instance.equals(folder)
                        && files.getOrDefault(instance + "/instance.yml", "")
                                .contains("\ndeleted: true\n");
        return removed || under;
    }
}
