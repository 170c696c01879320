package dev.sutler.gitops.tool;

import dev.sutler.gitops.files.Layout;
import dev.sutler.gitops.mirror.Content;

import org.eclipse.jgit.lib.FileMode;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Whether there is anything in the repository that has no place there.
final class TreeRules {

    private static final String INSTANCES = Layout.INSTANCES + "/";
    private static final String RULE = "stray";

    /* What pipelines of all kinds put beside the files: see UniPipe's examples. */
    private static final Pattern KNOWN =
            Pattern.compile(
                    "instances/(\\.gitkeep|README\\.md"
                            + "|[^/]+/(instance\\.yml|status\\.yml|params\\.yml|[gsp]-metrics.*\\.yml"
                            + "|instance\\.tfvars|ssh-key|ssh-key\\.pub|inventory|\\.gitkeep"
                            + "|[^/]+\\.tf|[^/]+\\.tf\\.json"
                            + "|bindings/(\\.gitkeep|[^/]+/(binding\\.yml|status\\.yml"
                            + "|credentials\\.yml|delivery\\.yml|\\.gitkeep"
                            + "|[^/]+\\.tf|[^/]+\\.tf\\.json))))");

    /* What lies about in work trees, and that UniPipe's broker commits when it commits anything. */
    private static final Pattern LITTER =
            Pattern.compile(
                    "(.*/)?(\\.DS_Store|Thumbs\\.db|[^/]+~|[^/]+\\.(orig|rej|swp|tmp)"
                            + "|[^/]*\\.tfstate(\\.[^/]+)?|\\.terraform/.*|tmp/ssh_key)");

    private static final Pattern SOUNDS_SECRET =
            Pattern.compile("(?i)(.*/)?([^/]*key|[^/]*\\.pem|id_[a-z0-9]+)");

    private final View view;
    private final Findings findings;
    private final Map<String, String> spelled = new HashMap<>();

    TreeRules(View view, Findings findings) {
        this.view = view;
        this.findings = findings;
    }

    void examine() {
        view.entries()
                .forEach(
                        (path, entry) -> {
                            clash(path);
                            if (entry.mode().equals(FileMode.SYMLINK)) {
                                link(path);
                            } else if (entry.mode().equals(FileMode.GITLINK)) {
                                submodule(path);
                            } else {
                                file(path);
                            }
                        });
    }

    /* Where case does not count, as on a Mac, one of the two cannot be checked out. */
    private void clash(String path) {
        for (int end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
            String part = end < 0 ? path : path.substring(0, end);
            String other = spelled.putIfAbsent(part.toLowerCase(Locale.ROOT), part);
            if (other != null && !other.equals(part)) {
                findings.error(
                        part,
                        0,
                        "case",
                        "Only case tells this from %s: some systems cannot have both."
                                .formatted(LinkWords.clean(other)));
                return;
            }
            if (end < 0) {
                return;
            }
        }
    }

    private void link(String path) {
        if (isOurs(path)) {
            findings.error(
                    path, 0, "link", "This is a symbolic link. Nobody follows it: remove it.");
        }
    }

    private void submodule(String path) {
        String message = "This is another repository (a submodule). Nobody looks into it.";
        if (isOurs(path)) {
            findings.error(path, 0, "submodule", message);
        } else {
            findings.warning(path, 0, "submodule", message);
        }
    }

    private static boolean isOurs(String path) {
        return path.startsWith(INSTANCES)
                || path.equals(Layout.INSTANCES)
                || path.equals(Layout.CATALOG)
                || path.equals(Layout.MARKER);
    }

    private void file(String path) {
        boolean known = KNOWN.matcher(path).matches();
        boolean litter = LITTER.matcher(path).matches();
        boolean stray = litter || (path.startsWith(INSTANCES) && !known);
        if ((stray || SOUNDS_SECRET.matcher(path).matches()) && isPrivateKey(path)) {
            key(path, known);
        } else if (stray) {
            findings.warning(
                    path,
                    0,
                    RULE,
                    "Nobody knows this file here; UniPipe's broker commits whatever lies about in its"
                            + " work tree. Remove it if nobody needs it.");
        } else if (path.equals(Layout.INSTANCES)) {
            findings.error(path, 0, RULE, "This has to be a directory.");
        }
    }

    private void key(String path, boolean known) {
        String message =
                "This is a private key, for everybody to read who can read the repository. Replace the"
                        + " key, then remove the file.";
        if (known) {
            findings.warning(path, 0, "private-key", message);
        } else {
            findings.error(path, 0, "private-key", message);
        }
    }

    private boolean isPrivateKey(String path) {
        return view.read(path) instanceof Content.Bytes(byte[] bytes)
                && new String(bytes, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY-----");
    }
}
