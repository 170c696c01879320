package dev.sutler.gitops.files;

import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;

import java.text.ParseException;
import java.util.List;
import java.util.Set;

/// Keys as people store them: JSON Web Keys.
final class JwkText {

    /// What a key on a curve is used with.
    static final Set<JWEAlgorithm> EC = Set.of(JWEAlgorithm.ECDH_ES, JWEAlgorithm.ECDH_ES_A256KW);

    private static final int FEWEST_RSA_BITS = 2_048;

    private JwkText() {}

    /// @param text a JWK set, or a single JWK
    /// @return at least one key
    static List<JWK> keys(String text) throws UnfitFileException {
        List<JWK> keys;
        try {
            keys = text.contains("\"keys\"") ? set(text) : List.of(JWK.parse(text));
        } catch (ParseException | RuntimeException malformed) {
            throw new UnfitFileException(0, "this is no JSON Web Key and no set of them");
        }
        if (keys.isEmpty()) {
            throw new UnfitFileException(0, "the set of keys has none that can be used");
        }
        return keys;
    }

    private static List<JWK> set(String text) throws ParseException {
        return JWKSet.parse(text).getKeys();
    }

    /// @throws UnfitFileException when the key is of a kind, or of a strength, that is not used
    ///   here
    static void check(JWK key) throws UnfitFileException {
        boolean curve = key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve());
        boolean rsa = key instanceof RSAKey && key.size() >= FEWEST_RSA_BITS;
        if (!curve && !rsa) {
            throw new UnfitFileException(
                    0, "a key must be an EC key on P-256, or an RSA key of at least 2048 bits");
        }
        if (KeyUse.SIGNATURE.equals(key.getKeyUse())) {
            throw new UnfitFileException(0, "a key is one for signatures (`use`), not for secrets");
        }
    }
}
