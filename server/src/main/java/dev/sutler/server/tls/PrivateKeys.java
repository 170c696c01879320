package dev.sutler.server.tls;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;

/// Reads the private key that belongs to a certificate.
///
/// A key stands in its file as PKCS#8, or in the older form of its own algorithm (PKCS#1 for RSA,
/// SEC 1 for elliptic curves), which is the inside of PKCS#8 without the name of the algorithm. The
/// certificate knows that name, so the older forms are put into the newer one.
final class PrivateKeys {

    private static final String EXPECTED =
            "expected is one PEM block `PRIVATE KEY` (PKCS#8), `RSA PRIVATE KEY` or `EC PRIVATE"
                    + " KEY`";

    private PrivateKeys() {}

    /// @param blocks the key file's
    /// @param certified the key in the certificate
    /// @throws IllegalArgumentException when there is no such key; the message is the end of a
    ///   sentence
    static PrivateKey of(List<Pem> blocks, PublicKey certified) {
        List<Pem> keys =
                blocks.stream().filter(block -> block.label().endsWith("PRIVATE KEY")).toList();
        if (keys.size() != 1) {
            throw new IllegalArgumentException(
                    "it has %d private keys; %s".formatted(keys.size(), EXPECTED));
        }
        PrivateKey key = read(keys.getFirst(), certified);
        if (!match(key, certified)) {
            throw new IllegalArgumentException("it is not the key of the certificate");
        }
        return key;
    }

    private static PrivateKey read(Pem pem, PublicKey certified) {
        byte[] pkcs8 =
                switch (pem.label()) {
                    case "PRIVATE KEY" -> pem.content();
                    case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> pkcs8(pem.content(), certified);
                    case "ENCRYPTED PRIVATE KEY" ->
                            throw new IllegalArgumentException(
                                    "it is encrypted; decrypt it with `openssl pkey`, and let the"
                                            + " file's permissions protect it");
                    default ->
                            throw new IllegalArgumentException(
                                    "it is of a kind that is not known; " + EXPECTED);
                };
        try {
            return KeyFactory.getInstance(certified.getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException unfit) {
            throw new IllegalArgumentException(
                    "it is damaged, or of another algorithm than the certificate; " + EXPECTED,
                    unfit);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    /* SEQUENCE { INTEGER 0, the certificate's AlgorithmIdentifier, OCTET STRING } (RFC 5208). */
    private static byte[] pkcs8(byte[] inside, PublicKey certified) {
        byte[] info = certified.getEncoded();
        int start = contentStart(info, 0);
        int end = contentStart(info, start) + contentLength(info, start);
        ByteArrayOutputStream sequence = new ByteArrayOutputStream();
        sequence.writeBytes(new byte[] {0x02, 0x01, 0x00});
        sequence.write(info, start, end - start);
        sequence.writeBytes(element(0x04, inside));
        return element(0x30, sequence.toByteArray());
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        int length = content.length;
        if (length < 0x80) {
            element.write(length);
        } else {
            int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
            element.write(0x80 | bytes);
            for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
                element.write(length >> shift);
            }
        }
        element.writeBytes(content);
        return element.toByteArray();
    }

    private static int contentStart(byte[] der, int at) {
        int length = der[at + 1] & 0xff;
        return at + 2 + (length < 0x80 ? 0 : length & 0x7f);
    }

    private static int contentLength(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = (length << 8) | (der[at + 2 + i] & 0xff);
        }
        return length;
    }

    /* The one thing that both halves of a pair can show: what one has signed, the other verifies. */
    private static boolean match(PrivateKey key, PublicKey certified) {
        String algorithm =
                switch (certified.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> certified.getAlgorithm();
                };
        byte[] message = "sutler".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(message);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException unfit) {
            throw new IllegalArgumentException(
                    "it cannot sign; use RSA, an elliptic curve or Ed25519", unfit);
        }
    }
}
