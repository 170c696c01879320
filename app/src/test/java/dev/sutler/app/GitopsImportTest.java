package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A repository that UniPipe wrote, taken into the store of a broker that runs, and served by it.
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GitopsImportTest {

    private static final Offer OFFER = new Offer("puppet", "puppet-one");
    private static final String CANARY = "canary-0815-4711";

    private final Puppeteer puppeteer = new Puppeteer();

    private final Path home;
    private final TestHouse house;

    GitopsImportTest(@TempDir Path home) {
        this.home = home;
        this.house = TestHouse.start(TestCatalog.of(home).with(puppeteer));
    }

    private record Said(int exitCode, String out, String err) {

        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }

        JsonNode about(String instance) {
            return json().path("instances")
                    .valueStream()
                    .filter(each -> each.path("instance_id").asString("").equals(instance))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(instance + " is not in " + out));
        }

        String outcome(String instance) {
            return about(instance).path("outcome").stringValue();
        }

        String state(String instance) {
            return about(instance).path("state").stringValue();
        }
    }

    @AfterAll
    void close() throws Exception {
        house.close();
        puppeteer.close();
    }

    private TestRepository repository(String name) {
        return new TestRepository(home.resolve(name));
    }

    private Said run(TestRepository repository, String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "gitops",
                                "import",
                                "--platform",
                                "default",
                                "--provider",
                                "puppet",
                                "--repository",
                                repository.folder().toString(),
                                "-o",
                                "json"));
        words.addAll(List.of(more));
        return say(words.toArray(String[]::new));
    }

    private Said apply(TestRepository repository) {
        return run(repository, "--apply", "--reason", "we move");
    }

    private Said say(String... words) {
        return say(Map.of(), words);
    }

    private Said say(Map<String, String> more, String... words) {
        Map<String, String> environment = new HashMap<>(house.variables());
        environment.putAll(more);
        if (!more.isEmpty()) {
            environment.remove("SUTLER_CATALOG_DIRECTORY");
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                Main.run(
                        new Surroundings(
                                Checkout.find().root(),
                                home,
                                environment,
                                new PrintWriter(out, true),
                                new PrintWriter(err, true)),
                        words);
        return new Said(exitCode, out.toString(), err.toString());
    }

    private Resource instance(String id) {
        return house.platform().instance(id, OFFER);
    }

    private TestRepository ready(String name, String id) {
        return repository(name)
                .instance(id, false)
                .status(id, "succeeded", "done")
                .binding(id, "b1", false)
                .status(id + "/bindings/b1", "succeeded", "bound")
                .credentials(id, "b1", CANARY)
                .commit();
    }

    @Test
    void withoutApplyNothingIsWritten() {
        TestRepository repository = ready("dry", "dry-1");

        Said said = run(repository);

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.outcome("dry-1")).isEqualTo("new");
        assertThat(said.state("dry-1")).isEqualTo("ready");
        assertThat(instance("dry-1").get().status()).isEqualTo(404);
    }

    @Test
    void whatWasReadyIsServedAsIfItHadBeenMadeHere() {
        TestRepository repository = ready("ready", "ready-1");

        Said said = apply(repository);

        assertThat(said.exitCode()).as(said.err() + said.out()).isZero();
        assertThat(said.outcome("ready-1")).isEqualTo("taken");
        Resource instance = instance("ready-1");
        assertThat(instance.get().textAt("/parameters/cidr")).isEqualTo("10.1.0.0/27");
        assertThat(instance.lastOperation().textAt("/state")).isEqualTo("succeeded");
        assertThat(instance.putAsync("{\"parameters\": {\"cidr\": \"10.1.0.0/27\"}}").status())
                .isEqualTo(200);
        assertThat(instance.putAsync("{\"parameters\": {\"cidr\": \"10.9.0.0/27\"}}").status())
                .isEqualTo(409);
        Answer binding = instance.binding("b1").get();
        assertThat(binding.textAt("/credentials/password")).isEqualTo(CANARY);
        assertThat(binding.textAt("/credentials/host")).isEqualTo("db.example.org");

        assertThat(instance.binding("b2").made().get().textAt("/credentials/password"))
                .isEqualTo("of-b2");
        instance.await(instance.patchAsync("{\"parameters\": {\"more\": 1}}"));
        assertThat(instance.get().textAt("/parameters/cidr")).isEqualTo("10.1.0.0/27");
        instance.binding("b1").removed();
        instance.removed();
        assertThat(puppeteer.calls("update", "ready-1")).isEqualTo(1);
        assertThat(puppeteer.calls("unbind", "b1")).isEqualTo(1);
        assertThat(puppeteer.calls("unbind", "b2")).isEqualTo(1);
        assertThat(puppeteer.calls("deprovision", "ready-1")).isEqualTo(1);
        assertThat(puppeteer.calls("provision", "ready-1")).isZero();
    }

    @Test
    void aSecondRunChangesNothing() {
        TestRepository repository = ready("twice", "twice-1");
        repository.instance("twice-2", true).status("twice-2", "succeeded", "gone").commit();
        assertThat(apply(repository).exitCode()).isZero();
        String before = instance("twice-1").get().text();

        Said again = apply(repository);

        assertThat(again.exitCode()).isZero();
        assertThat(again.outcome("twice-1")).isEqualTo("already_there");
        assertThat(again.outcome("twice-2")).isEqualTo("already_there");
        assertThat(again.json().at("/counts/taken").isMissingNode()).isTrue();
        assertThat(instance("twice-1").get().text()).isEqualTo(before);
    }

    @Test
    void whatIsSomethingElseInTheStoreIsToldAndLeftAlone() {
        TestRepository repository = ready("other", "other-1");
        assertThat(apply(repository).exitCode()).isZero();
        repository.instance("other-1", "puppet", "puppet-two", false).commit();

        Said again = apply(repository);

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.outcome("other-1")).isEqualTo("differs");
        assertThat(again.about("other-1").path("explained").toString()).contains("puppet-one");
        assertThat(instance("other-1").get().textAt("/plan_id")).isEqualTo("puppet-one");
    }

    @Test
    void whatHasFailedIsNotTouchedUntilItsPlatformDeletesIt() {
        TestRepository repository =
                repository("failed")
                        .instance("failed-1", false)
                        .status("failed-1", "failed", "no room left")
                        .instance("failed-2", true)
                        .status("failed-2", "failed", "still in use")
                        .commit();

        Said said = apply(repository);

        assertThat(said.exitCode()).as(said.out()).isZero();
        for (String id : List.of("failed-1", "failed-2")) {
            assertThat(said.state(id)).isEqualTo("failed");
            assertThat(instance(id).lastOperation().textAt("/state")).isEqualTo("failed");
            assertThat(instance(id).binding().putAsync().status()).isEqualTo(422);
            assertThat(puppeteer.calls("deprovision", id)).isZero();
            instance(id).removed();
            assertThat(puppeteer.calls("deprovision", id)).isEqualTo(1);
        }
    }

    @Test
    void whatGoesOnGoesOnHere() {
        TestRepository repository =
                repository("going")
                        .instance("going-1", false)
                        .instance("going-2", true)
                        .status("going-2", "in progress", "preparing service deletion")
                        .instance("going-3", false)
                        .status("going-3", "in progress", "updating service")
                        .commit();
        try (Puppeteer.Held making = puppeteer.hold("provision", "going-1");
                Puppeteer.Held removing = puppeteer.hold("deprovision", "going-2");
                Puppeteer.Held changing = puppeteer.hold("update", "going-3")) {
            Said said = apply(repository);

            assertThat(said.exitCode()).as(said.out()).isZero();
            assertThat(said.state("going-1")).isEqualTo("provisioning");
            assertThat(said.state("going-2")).isEqualTo("deprovisioning");
            assertThat(said.state("going-3")).isEqualTo("updating");
            making.reach();
            removing.reach();
            changing.reach();
            assertThat(instance("going-1").get().status()).isEqualTo(404);
            assertThat(instance("going-3").get().status()).isEqualTo(422);
            for (String id : List.of("going-1", "going-2", "going-3")) {
                assertThat(instance(id).lastOperation().textAt("/state")).isEqualTo("in progress");
            }
            making.letGo();
            removing.letGo();
            changing.letGo();
        }
        for (String id : List.of("going-1", "going-2", "going-3")) {
            assertThat(instance(id).await("the latest").textAt("/state")).isEqualTo("succeeded");
        }
        assertThat(instance("going-1").get().status()).isEqualTo(200);
        assertThat(instance("going-2").get().status()).isEqualTo(404);
    }

    @Test
    void aFailureOfWhatGoesOnRemovesNothing() {
        TestRepository repository = repository("unlucky").instance("unlucky-1", false).commit();
        try (Puppeteer.Held making = puppeteer.hold("provision", "unlucky-1")) {
            assertThat(apply(repository).exitCode()).isZero();
            making.reach().say("terminal no room left");

            assertThat(instance("unlucky-1").await("the latest").textAt("/state"))
                    .isEqualTo("failed");
        }
        assertThat(puppeteer.calls("deprovision", "unlucky-1")).isZero();
    }

    @Test
    void whatIsGoneIsKnownToBeGone() {
        TestRepository repository =
                repository("gone")
                        .instance("gone-1", "forgotten", "forgotten", true)
                        .status("gone-1", "succeeded", "gone")
                        .commit();

        assertThat(apply(repository).exitCode()).isZero();

        assertThat(instance("gone-1").lastOperation().textAt("/state")).isEqualTo("succeeded");
        assertThat(instance("gone-1").deleteAsync().status()).isEqualTo(410);
        instance("gone-1").made();
    }

    @Test
    void whatIsMalformedIsToldAndStopsNothingElse() {
        TestRepository repository =
                ready("malformed", "sound-1")
                        .put("instances/broken-1/instance.yml", "---\nplanId: [\n")
                        .instance("stranger-1", "unheard-of", "small", false)
                        .instance("stranger-2", "puppet", "unheard-of", false)
                        .binding("orphaned-1", "b", false)
                        .instance("unclear-1", false)
                        .status("unclear-1", "suceeded", "done")
                        .put("instances/README.md", "stray");
        repository
                .instance("elsewhere-1", false)
                .put(
                        "instances/renamed-1/instance.yml",
                        "serviceInstanceId: elsewhere-1\nserviceDefinitionId: puppet\nplanId:"
                                + " puppet-one\nserviceDefinition: {}\nparameters: {}\ndeleted:"
                                + " false\n")
                .commit();

        Said said = apply(repository);

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.outcome("sound-1")).isEqualTo("taken");
        assertThat(said.state("unclear-1")).isEqualTo("provisioning");
        List<String> paths =
                said.json()
                        .path("problems")
                        .valueStream()
                        .map(
                                each ->
                                        each.path("path").stringValue()
                                                + ":"
                                                + each.path("line").asInt(0))
                        .toList();
        assertThat(paths)
                .contains(
                        "instances/stranger-1/instance.yml:3",
                        "instances/stranger-2/instance.yml:4",
                        "instances/orphaned-1/instance.yml:0",
                        "instances/renamed-1/instance.yml:1",
                        "instances/unclear-1/status.yml:1")
                .anyMatch(path -> path.startsWith("instances/broken-1/instance.yml:"));
    }

    @Test
    void aBindingWhoseCredentialsCannotBeReadIsLeftOutAlone() {
        TestRepository repository =
                ready("unreadable", "unreadable-1")
                        .binding("unreadable-1", "b2", false)
                        .status("unreadable-1/bindings/b2", "succeeded", "bound")
                        .put(
                                "instances/unreadable-1/bindings/b2/credentials.yml",
                                "password: [" + CANARY)
                        .commit();

        Said said = apply(repository);

        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(said.out() + said.err()).doesNotContain(CANARY);
        assertThat(instance("unreadable-1").binding("b1").get().status()).isEqualTo(200);
        assertThat(instance("unreadable-1").binding("b2").get().status()).isEqualTo(404);
    }

    @Test
    void nothingSecretIsPrinted() {
        TestRepository repository = ready("secret", "secret-1");

        Said dry = run(repository);
        Said table =
                say(
                        "gitops",
                        "import",
                        "--platform",
                        "default",
                        "--provider",
                        "puppet",
                        "--repository",
                        "secret",
                        "--apply",
                        "--reason",
                        "we move");

        assertThat(dry.out() + dry.err() + table.out() + table.err())
                .doesNotContain(CANARY)
                .doesNotContain("10.1.0.0");
        assertThat(table.out()).contains("taken", "secret-1", "b1 ready", "Instances: 1 (1 taken)");
    }

    @Test
    void whatCannotRunSaysSo() {
        TestRepository repository = ready("unrun", "unrun-1");

        assertThat(run(repository, "--apply").exitCode()).isEqualTo(2);
        assertThat(run(repository, "--branch", "nowhere").exitCode()).isEqualTo(2);
        Said nowhere =
                say(
                        "gitops",
                        "import",
                        "--platform",
                        "default",
                        "--repository",
                        home.resolve("nowhere").toString());
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.err()).contains("no folder").doesNotContain("Exception");
        assertThat(say("gitops", "import", "--platform", "default").err()).contains("--repository");
        assertThat(say("gitops", "import").exitCode()).isEqualTo(2);
    }

    @Test
    void aBrokerThatCameFromUniPipeNeedsOnlyThePlatformsName() {
        TestRepository repository =
                ready("unipipe", "unipipe-1")
                        .put(
                                "catalog.yml",
                                """
                                services:
                                - id: "puppet"
                                  name: "vnet"
                                  description: "A network."
                                  bindable: true
                                  plans:
                                  - id: "puppet-one"
                                    name: "small"
                                    description: "A small one."
                                """)
                        .commit();

        Said said =
                say(
                        Map.of(
                                "GIT_REMOTE", repository.folder().toString(),
                                "GIT_REMOTE_BRANCH", "main"),
                        "gitops", "import", "--platform", "default", "-o", "json");

        assertThat(said.exitCode()).as(said.err() + said.out()).isZero();
        assertThat(said.outcome("unipipe-1")).isEqualTo("new");
    }
}
