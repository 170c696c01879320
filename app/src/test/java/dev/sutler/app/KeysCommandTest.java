package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.app.Platform.Offer;
import dev.sutler.conformance.Answer;
import dev.sutler.testkit.real.RealPostgres;
import dev.sutler.testkit.real.RealPostgres.Major;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The keys of a store: made, shown, changed beside a running broker and removed on the command
/// line; and a start with the wrong ones.
@Timeout(120)
final class KeysCommandTest {

    private static final Offer FIXED = new Offer("delivery", "delivery-all");

    @TempDir private Path home = Path.of("");
    private final Map<String, String> environment = new HashMap<>();

    private record Said(int exitCode, String out, String err) {}

    @BeforeEach
    void aStore() {
        RealPostgres server = RealPostgres.shared(Major.EMBEDDED);
        environment.putAll(
                TestHouse.environment(
                        server.createDatabase("keys"), TestCatalog.of(home, "delivery"), server));
        environment.remove("SUTLER_SECRETS_KEYSET");
    }

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    private Said run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(surroundings(out, err), arguments);
        return new Said(exitCode, out.toString(), err.toString());
    }

    private Surroundings surroundings(StringWriter out, StringWriter err) {
        return new Surroundings(
                Checkout.find().root(),
                home,
                environment,
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }

    private String ok(String... arguments) {
        Said said = run(arguments);
        assertThat(said.exitCode()).as(said.err()).isZero();
        return said.out();
    }

    private String refused(String... arguments) {
        Said said = run(arguments);
        assertThat(said.exitCode()).as(said.out()).isEqualTo(1);
        assertThat(said.err()).startsWith("sutler: ").doesNotContain("Exception");
        assertThat(said.err().strip().lines()).as(said.err()).hasSize(1);
        return said.err();
    }

    private List<String> keys() {
        return Pattern.compile("^(\\d+) +(seals|opens|prepared)", Pattern.MULTILINE)
                .matcher(ok("keys", "status"))
                .results()
                .map(MatchResult::group)
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }

    private void useKeyset(String name) {
        environment.put("SUTLER_SECRETS_KEYSET_FILE", home.resolve(name).toString());
    }

    @Test
    void aStoreOfOnesOwnNeedsAKeyset() {
        assertThat(refused("serve")).contains("sutler keys create", "secrets.keyset-file");
        useKeyset("keys.json");
        assertThat(refused("serve")).contains("keys.json is not there", "sutler keys create");
    }

    @Test
    void whatIsNoKeysetStopsTheStartAndIsNotQuoted() throws IOException {
        Files.writeString(home.resolve("keys.json"), "{\"primaryKeyId\": \"canary-4711\"}");
        useKeyset("keys.json");

        assertThat(refused("serve")).contains("holds no keyset").doesNotContain("4711");
    }

    @Test
    void aKeysetThatIsThereIsNotOverwritten() {
        ok("keys", "create", "keys.json");

        assertThat(refused("keys", "create", "keys.json")).contains("not overwritten");
    }

    @Test
    void anotherKeysetThanThatOfTheStoreStopsTheStart() {
        ok("keys", "create", "keys.json");
        ok("keys", "create", "others.json");
        useKeyset("keys.json");
        String key = keys().getFirst().replaceAll(" .*", "");
        useKeyset("others.json");

        assertThat(refused("serve")).contains(key, "secrets.keyset-file", "backup");
        assertThat(refused("keys", "status")).contains(key);
    }

    @Test
    void keysAreChangedWhileABrokerRuns() {
        ok("keys", "create", "keys.json");
        useKeyset("keys.json");
        StringWriter out = new StringWriter();
        House house = House.start(surroundings(out, out), Optional.empty());
        opened.add(house);
        Resource instance = platform(out, house).instance(FIXED).made();
        Answer bound = instance.binding("before").put();
        String old = keys().getFirst().replaceAll(" .*", "");

        assertThat(ok("keys", "rotate", "--prepare")).contains("prepared");
        assertThat(refused("keys", "rotate", "--prepare")).contains("prepared already");
        assertThat(keys()).hasSize(2).first().asString().endsWith("seals");
        assertThat(ok("keys", "rotate"))
                .contains("service_instance  1 of 1 rows", "Everything is sealed");
        assertThat(keys()).containsSequence(old + " opens");

        // The broker has not looked yet: it seals with the old key, and reads what the new one
        // sealed.
        assertThat(instance.binding("before").get().at("/credentials"))
                .isEqualTo(bound.at("/credentials"));
        instance.binding("after").made();
        assertThat(refused("keys", "remove", old)).contains("stays");
        assertThat(ok("keys", "reseal")).contains("Everything is sealed");
        assertThat(refused("keys", "remove", old)).contains("sealed with it").contains("minutes");
        assertThat(refused("keys", "remove", "1")).contains("no key with this number");
        assertThat(refused("keys", "remove", keys().getLast().replaceAll(" .*", "")))
                .contains("sutler keys rotate");
    }

    @Test
    void aKeysetFromTheEnvironmentIsWrittenToAFileAndNeverPrinted() throws IOException {
        ok("keys", "create", "keys.json");
        environment.put("SUTLER_SECRETS_KEYSET", Files.readString(home.resolve("keys.json")));

        assertThat(refused("keys", "rotate")).contains("--output");
        String said = ok("keys", "rotate", "--output", "next.json");

        String next = Files.readString(home.resolve("next.json"));
        String secret = next.replaceAll("(?s).*\"value\": ?\"([^\"]+)\".*", "$1");
        assertThat(secret).hasSizeGreaterThan(30);
        assertThat(said).contains("sutler keys reseal").doesNotContain(secret);
        environment.put("SUTLER_SECRETS_KEYSET", next);
        assertThat(ok("keys", "reseal")).contains("Everything is sealed");
    }

    private Platform platform(StringWriter out, House house) {
        Matcher found =
                Pattern.compile("username +(\\S+)\\s+password +(\\S+)").matcher(out.toString());
        assertThat(found.find()).isTrue();
        HttpClient http = HttpClient.newHttpClient();
        opened.add(http);
        return new Platform(http, house.port(), found.group(1), found.group(2));
    }
}
