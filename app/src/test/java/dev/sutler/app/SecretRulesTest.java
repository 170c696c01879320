package dev.sutler.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static dev.sutler.app.Violations.none;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;

import org.junit.jupiter.api.Test;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Who may look at secrets, and what prints without them.
final class SecretRulesTest {

    private static final JavaClasses CLASSES = Classes.ofProduction();

    /// Where a secret is used for what it is there for: to log in, to be compared, to be sealed, to
    /// be handed to whom it belongs. Whoever needs one more place here shows what becomes of it.
    private static final Set<String> REVEALERS =
            Set.of(
                    "dev.sutler.app.AdminClient",
                    "dev.sutler.app.CredentialPrint",
                    "dev.sutler.app.DataDirectory",
                    "dev.sutler.app.EmbeddedLogins",
                    "dev.sutler.app.EmbeddedServer",
                    "dev.sutler.app.FirstVisitor",
                    "dev.sutler.core.operation.ResultCheck",
                    "dev.sutler.gitops.files.CredentialKeys",
                    "dev.sutler.gitops.mirror.HttpsConnector",
                    "dev.sutler.gitops.mirror.PrivateKeys",
                    "dev.sutler.gitops.tool.JGitLink",
                    "dev.sutler.gitops.tool.KeyFiles",
                    "dev.sutler.gitops.tool.SshKeys",
                    "dev.sutler.providers.gitops.Restoration",
                    "dev.sutler.providers.gitops.WebhookSignature",
                    "dev.sutler.providers.postgresql.Credentials",
                    "dev.sutler.providers.postgresql.Passwords",
                    "dev.sutler.providers.postgresql.ServerConnections",
                    "dev.sutler.providers.postgresql.Upkeep",
                    "dev.sutler.server.osb.BindingBodies",
                    "dev.sutler.server.postgres.BindingRows",
                    "dev.sutler.server.postgres.CredentialTable",
                    "dev.sutler.server.postgres.Server",
                    "dev.sutler.server.sealing.Keyset",
                    "dev.sutler.server.sealing.KeysetFile",
                    "dev.sutler.server.security.PasswordHashes",
                    "dev.sutler.server.security.VerifiedCredentials");

    /// Read from files that hold references to secrets, never secrets.
    private static final List<String> FROM_FILES =
            List.of(
                    "dev.sutler.core.catalog",
                    "dev.sutler.server.catalogfile",
                    "dev.sutler.server.config");

    /// JSON that everybody may see: catalog settings, labels, who a platform says has asked.
    private static final Set<String> OPEN =
            Set.of(
                    "dev.sutler.app.Foundation",
                    "dev.sutler.core.audit.AuditEntry",
                    "dev.sutler.providers.scripted.Layers",
                    "dev.sutler.providers.scripted.Script$Appearance",
                    "dev.sutler.spi.InstanceMetadata",
                    "dev.sutler.spi.OriginatingIdentity",
                    "dev.sutler.spi.Plan",
                    "dev.sutler.spi.ProviderEnvironment");

    @Test
    void secretsAreRevealedInFewPlaces() {
        Stream<String> others =
                CLASSES.stream()
                        .filter(type -> !type.getPackageName().startsWith("dev.sutler.testkit"))
                        .filter(SecretRulesTest::reveals)
                        .map(SecretRulesTest::outermost)
                        .filter(type -> !REVEALERS.contains(type))
                        .distinct();

        none("only listed classes call Secret.reveal()", others);
        assertThat(
                        CLASSES.stream()
                                .filter(SecretRulesTest::reveals)
                                .map(SecretRulesTest::outermost))
                .as("no class is listed for nothing")
                .containsAll(REVEALERS);
    }

    private static boolean reveals(JavaClass type) {
        return type.getCodeUnitAccessesFromSelf().stream()
                .anyMatch(
                        access ->
                                access.getTargetOwner().getName().equals("dev.sutler.spi.Secret")
                                        && access.getTarget().getName().equals("reveal"));
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    /// Parameters, credentials and the notes of providers are JSON, and a record prints all that it
    /// has unless it says something else itself. What the compiler writes is final.
    @Test
    void recordsWithJsonSayThemselvesHowTheyPrint() {
        none(
                "records with JSON declare toString()",
                CLASSES.stream()
                        .filter(type -> type.isAssignableTo(Record.class))
                        .filter(type -> !type.getPackageName().startsWith("dev.sutler.testkit"))
                        .filter(type -> !type.getPackageName().startsWith("dev.sutler.conformance"))
                        .filter(type -> !FROM_FILES.contains(type.getPackageName()))
                        .filter(type -> !OPEN.contains(type.getName()))
                        .filter(type -> type.getFields().stream().anyMatch(SecretRulesTest::isJson))
                        .filter(
                                type ->
                                        type.getMethod("toString")
                                                .getModifiers()
                                                .contains(JavaModifier.FINAL))
                        .map(JavaClass::getName));
    }

    private static boolean isJson(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.STATIC) && mentionsJson(field.getType());
    }

    private static boolean mentionsJson(JavaType type) {
        boolean itself = type.toErasure().isAssignableTo("tools.jackson.databind.JsonNode");
        return itself || insideOf(type);
    }

    private static boolean insideOf(JavaType type) {
        return type instanceof JavaParameterizedType parameterized
                && !type.toErasure().getName().equals("dev.sutler.spi.Secret")
                && parameterized.getActualTypeArguments().stream()
                        .anyMatch(SecretRulesTest::mentionsJson);
    }

    @Test
    void onlySealingKnowsItsLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.sutler.server.sealing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.crypto..")
                .check(CLASSES);
    }

    @Test
    void secretsCannotBeSerialised() {
        assertThat(CLASSES.get("dev.sutler.spi.Secret").isAssignableTo(Serializable.class))
                .isFalse();
    }
}
