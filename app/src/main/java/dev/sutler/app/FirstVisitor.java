package dev.sutler.app;

import dev.sutler.core.catalog.AnswerMode;
import dev.sutler.core.catalog.Catalog;
import dev.sutler.core.catalog.ParameterSchema;
import dev.sutler.core.catalog.ServiceOffering;
import dev.sutler.core.catalog.ServicePlan;
import dev.sutler.server.config.Configuration;
import dev.sutler.server.postgres.StoredCredentials;
import dev.sutler.server.postgres.StoredCredentials.NewCredential;
import dev.sutler.server.security.CredentialSource.Credential;
import dev.sutler.server.security.FreshCredential;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;

/// The first start of a new store: makes a credential, keeps its hash, and shows once what can be
/// done with it.
final class FirstVisitor {

    private static final String PLATFORM = "default";
    private static final String USERNAME = "platform";

    private FirstVisitor() {}

    /// Makes the first credential if there is none. Of several replicas that start at once, one
    /// does.
    static Optional<FreshCredential> welcome(StoredCredentials credentials, SecureRandom random) {
        if (!credentials.all().isEmpty()) {
            return Optional.empty();
        }
        FreshCredential credential = FreshCredential.generate(USERNAME, random);
        return credentials.addFirst(
                        new NewCredential(
                                PLATFORM, credential.username(), credential.hash(), Set.of()))
                ? Optional.of(credential)
                : Optional.empty();
    }

    /// The credential that the configuration names, which is in no store.
    static Optional<Credential<String>> given(
            Configuration.Platforms platforms, SecureRandom random) {
        return platforms
                .given()
                .map(
                        each ->
                                new Credential<>(
                                        each.platform(),
                                        each.username(),
                                        FreshCredential.hash(each.password(), random)));
    }

    /// Prints the credential and the lines to try it with.
    ///
    /// @param base the address of the broker
    /// @param command what a line begins with
    static void print(
            PrintWriter out,
            FreshCredential credential,
            String base,
            String command,
            Catalog catalog) {
        out.println("  The first credential for your platform, shown only now:");
        out.println();
        out.println("    username  " + credential.username());
        out.println("    password  " + credential.password().reveal());
        out.println();
        tryOut(out, credential, base, command, catalog);
        out.flush();
    }

    private static void tryOut(
            PrintWriter out,
            FreshCredential credential,
            String base,
            String command,
            Catalog catalog) {
        Optional<ServiceOffering> offering = bindable(catalog);
        if (offering.isEmpty()) {
            return;
        }
        ServicePlan plan =
                offering.get().plans().stream()
                        .filter(FirstVisitor::open)
                        .findFirst()
                        .orElseThrow();
        String ids = "service_id=" + offering.get().id() + "&plan_id=" + plan.id();
        String body =
                "\"service_id\":\"" + offering.get().id() + "\",\"plan_id\":\"" + plan.id() + "\"";
        String curl =
                command
                        + " -u '"
                        + credential.username()
                        + ":"
                        + credential.password().reveal()
                        + "' -H 'X-Broker-API-Version: 2.17' ";
        String json = " -H 'Content-Type: application/json' -d '{" + body;
        String instance = base + "/v2/service_instances/my-first";
        String binding = instance + "/service_bindings/my-app";
        out.println("  Try it, line by line: catalog, provision, bind, unbind, deprovision.");
        out.println();
        out.println(curl + base + "/v2/catalog; echo");
        out.println(
                curl
                        + "-X PUT "
                        + instance
                        + json
                        + ",\"organization_guid\":\"my-org\",\"space_guid\":\"my-space\"}'; echo");
        out.println(curl + "-X PUT " + binding + json + "}'; echo");
        out.println(curl + "-X DELETE '" + binding + "?" + ids + "'; echo");
        out.println(curl + "-X DELETE '" + instance + "?" + ids + "'; echo");
        out.println();
    }

    /* The built-in catalog's first offering is the database, which is what a visitor wants to see. */
    private static Optional<ServiceOffering> bindable(Catalog catalog) {
        return catalog.offerings().stream()
                .filter(offering -> !offering.traits().retired())
                .filter(offering -> offering.plans().stream().anyMatch(FirstVisitor::open))
                .findFirst();
    }

    /* The lines neither poll nor name parameters or an application. */
    private static boolean open(ServicePlan plan) {
        return plan.traits().bindable()
                && !plan.traits().retired()
                && plan.handling().answers() != AnswerMode.ASYNCHRONOUS
                && !plan.handling().requiresApp()
                && !needsParameters(plan.schemas().create())
                && !needsParameters(plan.schemas().bind());
    }

    private static boolean needsParameters(Optional<ParameterSchema> schema) {
        return schema.filter(ParameterSchema::hasRequiredMembers).isPresent();
    }
}
