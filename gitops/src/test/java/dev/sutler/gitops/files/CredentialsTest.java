package dev.sutler.gitops.files;

import static dev.sutler.gitops.files.Samples.bad;
import static dev.sutler.gitops.files.Samples.bytes;
import static dev.sutler.gitops.files.Samples.good;
import static dev.sutler.gitops.files.Samples.json;
import static dev.sutler.gitops.files.Samples.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

import dev.sutler.spi.Secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.node.ObjectNode;

import java.security.SecureRandom;
import java.text.ParseException;
import java.util.List;

/// Credentials in the open and sealed.
class CredentialsTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ObjectNode CREDENTIALS =
            json("{'host': 'db.example.org', 'port': 5432, 'nested': {'password': 'S3CRET'}}");

    @Test
    void areAnyMap() {
        assertThat(
                        good(
                                Files.credentials(
                                        bytes(
                                                """
                                                # written by hand
                                                host: db.example.org
                                                port: 5432
                                                price: 1.50
                                                pin: 0123
                                                mask: 0xFF
                                                huge: 12345678901234567890123
                                                nested: {list: [1, yes, null, true]}
                                                """))))
                .isEqualTo(
                        json(
                                "{'host': 'db.example.org', 'port': 5432, 'price': 1.50,"
                                        + " 'pin': '0123', 'mask': '0xFF',"
                                        + " 'huge': 12345678901234567890123,"
                                        + " 'nested': {'list': [1, 'yes', null, true]}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing\n", "---\n", "{}", "null", "--- {}\n...\n"})
    void ofNothingAreAnEmptyMap(String file) {
        assertThat(good(Files.credentials(bytes(file)))).isEmpty();
    }

    @Test
    void areReadAsTheyWereWritten() {
        assertThat(good(Files.credentials(Files.credentials(CREDENTIALS)))).isEqualTo(CREDENTIALS);
    }

    @Test
    void areNotPrinted() {
        assertThat(Files.credentials(Files.credentials(CREDENTIALS)).toString())
                .doesNotContain("S3CRET");
    }

    @Test
    void thatWereSealedAreOpened() {
        CredentialKeys.Generated pair = CredentialKeys.generate(RANDOM);
        byte[] file = sealing(pair.publicKey()).file(CREDENTIALS);

        assertThat(text(file)).startsWith("---\nencrypted: \"ey").doesNotContain("S3CRET");
        assertThat(good(Files.credentials(file, keys(pair)))).isEqualTo(CREDENTIALS);
    }

    @Test
    void areOpenedByAnRsaKeyAndInTheDirectMode() throws JOSEException {
        RSAKey rsa = new RSAKeyGenerator(2_048).keyID("rsa").generate();
        ECKey curve = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        CredentialKeys keys = keys(rsa, curve);
        String publicKey = rsa.toPublicJWK().toJSONString();
        JWEHeader direct =
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM)
                        .keyID("ec")
                        .build();

        assertThat(good(Files.credentials(sealing(publicKey).file(CREDENTIALS), keys)))
                .isEqualTo(CREDENTIALS);
        assertThat(good(Files.credentials(sealed(direct, curve, "{\"a\": 1.0}"), keys)))
                .isEqualTo(json("{'a': 1.0}"));
    }

    @Test
    void mayBeBrokenIntoLines() {
        CredentialKeys.Generated pair = CredentialKeys.generate(RANDOM);
        String sealed = sealing(pair.publicKey()).seal(CREDENTIALS).replaceAll("(.{60})", "$1\n  ");

        assertThat(good(Files.credentials(bytes("encrypted: |\n  " + sealed), keys(pair))))
                .isEqualTo(CREDENTIALS);
    }

    @Test
    void areOpenedByTheKeyThatTheyName() throws JOSEException {
        ECKey old = new ECKeyGenerator(Curve.P_256).keyID("2025").generate();
        ECKey current = new ECKeyGenerator(Curve.P_256).keyID("2026").generate();
        byte[] file = sealing(old.toPublicJWK().toJSONString()).file(CREDENTIALS);

        assertThat(good(Files.credentials(file, keys(current, old)))).isEqualTo(CREDENTIALS);
        assertThat(bad(Files.credentials(file, keys(current))))
                .startsWith("line 2: this broker has no key of the name");
    }

    @Test
    void withoutAKeyStaySealed() {
        byte[] file = sealing(CredentialKeys.generate(RANDOM).publicKey()).file(CREDENTIALS);

        assertThat(bad(Files.credentials(file)))
                .startsWith("line 2: the credentials are encrypted, and this broker");
    }

    @Test
    void thatSomebodyChangedStaySealed() {
        CredentialKeys.Generated pair = CredentialKeys.generate(RANDOM);
        String sealed = sealing(pair.publicKey()).seal(CREDENTIALS);
        int middle = sealed.lastIndexOf('.') - 4;
        char other = sealed.charAt(middle) == 'A' ? 'B' : 'A';
        String changed = sealed.substring(0, middle) + other + sealed.substring(middle + 1);

        assertThat(bad(Files.credentials(bytes("encrypted: " + changed), keys(pair))))
                .contains("the key that it names does not open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"S3CRET", "a.b.c.d.e", "....", "ENC[AES256_GCM,data:S3CRET]"})
    void thatAreNoJweAreRefused(String sealed) {
        CredentialKeys.Generated pair = CredentialKeys.generate(RANDOM);

        assertThat(bad(Files.credentials(bytes("encrypted: '" + sealed + "'"), keys(pair))))
                .startsWith("line 1: ")
                .doesNotContain("S3CRET");
    }

    @Test
    void haveAKeyOfThatNameForThemselvesBesideOthers() {
        assertThat(good(Files.credentials(bytes("encrypted: x\nhost: y")))).hasSize(2);
        assertThat(good(Files.credentials(bytes("encrypted: true")))).hasSize(1);
    }

    @Test
    void useOnlyWhatIsOnTheList() throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        JWEHeader weak =
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A128KW, EncryptionMethod.A256GCM)
                        .build();
        JWEHeader old =
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128CBC_HS256).build();
        JWEHeader packed =
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM)
                        .compressionAlgorithm(CompressionAlgorithm.DEF)
                        .build();

        for (JWEHeader header : List.of(weak, old, packed)) {
            assertThat(bad(Files.credentials(sealed(header, key, "a: b"), keys(key))))
                    .contains("must use ECDH-ES, ECDH-ES+A256KW or RSA-OAEP-256");
        }
    }

    @Test
    void thatCannotBeReadOnceOpenedAreRefused() throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        JWEHeader header =
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM).build();

        assertThat(bad(Files.credentials(sealed(header, key, "a: 1\na: S3CRET"), keys(key))))
                .isEqualTo(
                        "line 1: what is encrypted cannot be read, line 2: this key stands here a"
                                + " second time");
    }

    @Test
    void keysThatCannotServeAreRefused() throws JOSEException, ParseException {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        ECKey large = new ECKeyGenerator(Curve.P_521).generate();

        assertThat(bad(CredentialKeys.read(Secret.of("S3CRET"))))
                .isEqualTo("this is no JSON Web" + " Key and no set of them");
        assertThat(bad(CredentialKeys.read(Secret.of("{\"keys\": []}")))).contains("none");
        assertThat(bad(read(key.toPublicJWK()))).contains("lacks its private part");
        assertThat(bad(read(large))).contains("an EC key on P-256, or an RSA key");
        assertThat(bad(read(key, new ECKeyGenerator(Curve.P_256).generate())))
                .contains("a `kid` of its own");
        assertThat(bad(CredentialSealing.read(key.toJSONString(), RANDOM)))
                .contains("this is a private key");
    }

    private static byte[] sealed(JWEHeader header, ECKey key, String content) throws JOSEException {
        JWEObject object = new JWEObject(header, new Payload(content));
        object.encrypt(new ECDHEncrypter(key));
        return bytes("encrypted: " + object.serialize());
    }

    private static CredentialSealing sealing(String publicKey) {
        return good(CredentialSealing.read(publicKey, RANDOM));
    }

    private static CredentialKeys keys(CredentialKeys.Generated pair) {
        return good(CredentialKeys.read(pair.privateKeys()));
    }

    private static CredentialKeys keys(JWK... keys) {
        return good(read(keys));
    }

    private static Parsed<CredentialKeys> read(JWK... keys) {
        return CredentialKeys.read(Secret.of(new JWKSet(List.of(keys)).toString(false)));
    }
}
