package dev.sutler.gitops.files;

import static dev.sutler.gitops.files.Samples.bytes;
import static dev.sutler.gitops.files.Samples.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Whatever bytes a file holds, reading it gives what it says, or a sentence about it.
class FilesMutationTest {

    private static final int ROUNDS = 500;

    private static final CredentialKeys.Generated PAIR =
            CredentialKeys.generate(new SecureRandom());
    private static final CredentialKeys KEYS =
            Samples.good(CredentialKeys.read(PAIR.privateKeys()));

    private static final List<byte[]> GOOD =
            List.of(
                    Files.write(
                            Samples.instance(json("{'a': [1, 2.5, {'b': null}]}")), Style.TAGGED),
                    Files.write(Samples.binding(json("{'app_guid': 'a'}")), Style.PLAIN),
                    Files.status(State.FAILED, "it did not work out", Optional.of("o-1")),
                    Samples.good(CredentialSealing.read(PAIR.publicKey(), new SecureRandom()))
                            .file(json("{'password': 'x'}")),
                    bytes(
                            """
                            status: in progress
                            description: |
                              several
                              lines
                            retryAfter: 30s
                            dashboardUrl: https://dash.example.org
                            instanceUsable: true
                            """),
                    bytes(
                            """
                            endpoints: &e
                            - {host: db.example.org, ports: [5432, "9000-9010"], protocol: tcp}
                            syslog_drain_url: syslog://logs.example.org
                            volume_mounts: []
                            metadata: {expires_at: "2027-01-31T00:00:00Z"}
                            """));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noFileMakesAReaderThrow(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] file = mutated(GOOD.get(random.nextInt(GOOD.size())), random);
            assertThatCode(() -> readAsEverything(file))
                    .as(
                            "seed %d, round %d:%n%s",
                            seed, round, new String(file, StandardCharsets.ISO_8859_1))
                    .doesNotThrowAnyException();
        }
    }

    private static void readAsEverything(byte[] file) {
        check(Files.instance(file), file);
        check(Files.binding(file), file);
        check(Files.credentials(file, KEYS), file);
        check(Files.delivery(file), file);
        if (Files.status(file) instanceof Status.Unclear(int line, String problem)) {
            check(line, problem, file);
        }
    }

    private static void check(Parsed<?> parsed, byte[] file) {
        if (parsed instanceof Parsed.Bad<?>(int line, String problem)) {
            check(line, problem, file);
        }
    }

    private static void check(int line, String problem, byte[] file) {
        long lines =
                new String(file, StandardCharsets.UTF_8)
                        .split("\r\n|[\n\r\u0085\u2028\u2029]", -1)
                        .length;
        assertThat(line).isBetween(0, Math.toIntExact(lines));
        assertThat(problem).isNotBlank().doesNotContain("\n").hasSizeLessThan(200);
    }

    /* Changes, cuts and copies: what editors, merges and full disks do to files. */
    private static byte[] mutated(byte[] good, Random random) {
        byte[] bytes = good.clone();
        String significant = "{}[]:,-&*!|>'\"%@`#?~<\t\n\\ 0x";
        for (int change = random.nextInt(5); change >= 0; change--) {
            int place = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[place] = (byte) random.nextInt(256);
                case 1 ->
                        bytes[place] =
                                (byte) significant.charAt(random.nextInt(significant.length()));
                case 2 -> bytes = Arrays.copyOf(bytes, place + 1);
                default -> {
                    byte[] other = GOOD.get(random.nextInt(GOOD.size()));
                    int length = random.nextInt(Math.min(bytes.length - place, other.length));
                    int from = random.nextInt(other.length - length);
                    System.arraycopy(other, from, bytes, place, length);
                }
            }
        }
        return bytes;
    }
}
