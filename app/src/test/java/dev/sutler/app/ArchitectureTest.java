package dev.sutler.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static dev.sutler.app.Violations.none;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Which way everything may flow. Each test names every place at once.
///
/// A rule about a package that is still empty says `allowEmptyShould`; every other one fails when
/// it sees nothing.
final class ArchitectureTest {

    /// What a look at nothing would pass: raise it as the house grows.
    private static final int FEWEST_CLASSES = 40;

    /// Below this many top-level types, the share that is package-private says nothing.
    private static final int SHARE_COUNTS_FROM = 100;

    private static final int MOST_CONSTRUCTOR_PARAMETERS = 6;

    private static final String[] JSON_TREES = {
        "tools.jackson.core..", "tools.jackson.databind..", "com.fasterxml.jackson.annotation.."
    };

    private static final JavaClasses CLASSES = Classes.ofProduction();

    @Test
    void seesTheClasses() {
        assertThat(CLASSES.size()).isGreaterThanOrEqualTo(FEWEST_CLASSES);
    }

    @Test
    void spiSeesOnlyJsonTreesAndJspecify() {
        check(
                classes()
                        .that()
                        .resideInAPackage("dev.sutler.spi..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                and(JSON_TREES, "dev.sutler.spi..", "java..", "org.jspecify..")));
    }

    @Test
    void coreSeesOnlySpi() {
        check(
                classes()
                        .that()
                        .resideInAPackage("dev.sutler.core..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                and(
                                        JSON_TREES,
                                        "dev.sutler.core..",
                                        "dev.sutler.spi..",
                                        "java..",
                                        "com.networknt..",
                                        "org.slf4j..",
                                        "org.jspecify..")));
    }

    @Test
    void spiAndCoreKnowNoSqlAndNoHttp() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage("dev.sutler.spi..", "dev.sutler.core..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.sql..", "java.net.http.."));
    }

    @Test
    void spiAndCoreAreHandedTheirClockChanceAndThreads() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage("dev.sutler.spi..", "dev.sutler.core..")
                        .should()
                        .accessTargetWhere(Classes.anAmbientClockOrChanceOrThread()));
    }

    @Test
    void testkitSeesOnlySpiAndCore() {
        seesNone(
                "dev.sutler.testkit..",
                "dev.sutler.providers..",
                "dev.sutler.server..",
                "dev.sutler.conformance..");
    }

    @Test
    void roomsSeeOnlySpiAndTheRepository() {
        seesNone(
                "dev.sutler.providers..",
                "dev.sutler.core..",
                "dev.sutler.server..",
                "dev.sutler.conformance..",
                "dev.sutler.testkit..");
    }

    @Test
    void theRepositoryIsAnybodys() {
        seesNone(
                "dev.sutler.gitops..",
                "dev.sutler.core..",
                "dev.sutler.providers..",
                "dev.sutler.server..",
                "dev.sutler.conformance..",
                "dev.sutler.testkit..");
    }

    @Test
    void itsFilesKnowNoGit() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("dev.sutler.gitops.files..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.eclipse.jgit..",
                                "dev.sutler.gitops.mirror..",
                                "dev.sutler.gitops.tool.."));
    }

    @Test
    void gitStaysInTheRepository() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.sutler.gitops..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.eclipse.jgit..", "org.apache.sshd.."));
    }

    @Test
    void roomsKnowNoOtherRoom() {
        check(
                slices().matching("dev.sutler.providers.(*)..")
                        .should()
                        .notDependOnEachOther()
                        .ignoreDependency(
                                not(resideInAnyPackage("dev.sutler.providers.support..")),
                                resideInAnyPackage("dev.sutler.providers.support.."))
                        .allowEmptyShould(true));
    }

    @Test
    void serverSeesNoRoom() {
        seesNone(
                "dev.sutler.server..",
                "dev.sutler.providers..",
                "dev.sutler.conformance..",
                "dev.sutler.testkit..");
    }

    @Test
    void judgeSeesNothingOfOurs() {
        seesNone(
                "dev.sutler.conformance..",
                "dev.sutler.spi..",
                "dev.sutler.core..",
                "dev.sutler.providers..",
                "dev.sutler.server..",
                "dev.sutler.testkit..");
    }

    @Test
    void nobodySeesTheApp() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.sutler.app..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("dev.sutler.app.."));
    }

    @Test
    void onlyTheRunnerCallsProviders() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "dev.sutler.core.operation..",
                                "dev.sutler.providers..",
                                "dev.sutler.testkit..")
                        .should()
                        .accessTargetWhere(
                                Classes.aCallOf(
                                        "dev.sutler.spi.Provider",
                                        Set.of(
                                                "provision",
                                                "update",
                                                "deprovision",
                                                "bind",
                                                "unbind"))));
    }

    @Test
    void onlyTheWebhooksNotifyProviders() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                "dev.sutler.server.webhook..",
                                "dev.sutler.providers..",
                                "dev.sutler.testkit..")
                        .should()
                        .accessTargetWhere(
                                Classes.aCallOf("dev.sutler.spi.Notified", Set.of("notified"))));
    }

    @Test
    void webhooksKnowNeitherTheStoreNorTheCatalog() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("dev.sutler.server.webhook..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "dev.sutler.core..",
                                "dev.sutler.server.osb..",
                                "dev.sutler.server.admin..",
                                "dev.sutler.server.postgres.."));
    }

    @Test
    void theWireKnowsNoProvider() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                "dev.sutler.server.http..",
                                "dev.sutler.server.osb..",
                                "dev.sutler.server.admin..",
                                "dev.sutler.server.security..",
                                "dev.sutler.server.webhook..",
                                "dev.sutler.server.postgres..")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("dev.sutler.spi.Provider")
                        .allowEmptyShould(true));
    }

    @Test
    void sqlStaysBehindTheStore() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("dev.sutler.server..")
                        .and()
                        .resideOutsideOfPackage("dev.sutler.server.postgres..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "java.sql..",
                                "javax.sql..",
                                "org.postgresql..",
                                "org.flywaydb..",
                                "com.zaxxer..")
                        .allowEmptyShould(true));
    }

    @Test
    void webServerStaysBehindTheHttpPackage() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.sutler.server.http..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.helidon.."));
    }

    @Test
    void packagesMakeNoCycles() {
        check(slices().matching("dev.sutler.(**)").should().beFreeOfCycles());
    }

    @Test
    void nothingSleeps() {
        check(
                noClasses()
                        .should()
                        .accessTargetWhere(Classes.aCallOf("java.lang.Thread", Set.of("sleep")))
                        .orShould()
                        .accessTargetWhere(
                                Classes.aCallOf("java.util.concurrent.TimeUnit", Set.of("sleep"))));
    }

    @Test
    void onlyTheAppPrints() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.sutler.app..")
                        .should(ACCESS_STANDARD_STREAMS));
    }

    @Test
    void logsGoToOneApi() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("java.util.logging..")
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.lang.System$Logger"));
    }

    @Test
    void nothingStaticChanges() {
        check(fields().that().areStatic().should().beFinal());
    }

    @Test
    void exceptionsSayWhatTheyAre() {
        check(noClasses().should().callConstructorWhere(Classes.aBareException()));
    }

    @Test
    void constructorsAreShort() {
        check(
                classes()
                        .that()
                        .areNotRecords()
                        .and()
                        .areNotAnonymousClasses()
                        .and()
                        .areNotLocalClasses()
                        .should(Classes.haveConstructorsOfAtMost(MOST_CONSTRUCTOR_PARAMETERS)));
    }

    @Test
    void roomsAreFlatAndShowOneType() {
        var rooms =
                Classes.topLevel(CLASSES)
                        .filter(type -> type.getPackageName().startsWith("dev.sutler.providers."))
                        .filter(
                                type ->
                                        !type.getPackageName()
                                                .startsWith("dev.sutler.providers.support"))
                        .collect(groupingBy(JavaClass::getPackageName, TreeMap::new, toList()));
        List<String> wrong = new ArrayList<>();
        rooms.forEach(
                (room, types) -> {
                    List<String> open =
                            types.stream()
                                    .filter(ArchitectureTest::isPublic)
                                    .map(JavaClass::getSimpleName)
                                    .toList();
                    if (open.size() != 1) {
                        wrong.add(room + " shows " + open + ", and should show one type");
                    }
                    if (room.chars().filter(c -> c == '.').count() > 3) {
                        wrong.add(room + " is a package below a room: rooms are flat");
                    }
                });
        none("rooms are flat and show one type", wrong.stream());
    }

    /// Not counted where being seen is the purpose: the words, and the suites for others to extend.
    @Test
    void halfOfAllTypesAreNobodyElsesBusiness() {
        List<JavaClass> types =
                Classes.topLevel(CLASSES)
                        .filter(type -> !type.getPackageName().startsWith("dev.sutler.spi"))
                        .filter(type -> !type.getPackageName().startsWith("dev.sutler.testkit"))
                        .toList();
        List<String> open =
                types.stream()
                        .filter(ArchitectureTest::isPublic)
                        .map(JavaClass::getName)
                        .sorted()
                        .toList();
        if (types.size() >= SHARE_COUNTS_FROM) {
            assertThat(open.size() * 2)
                    .as(
                            () ->
                                    open.size()
                                            + " of "
                                            + types.size()
                                            + " top-level types are public:\n"
                                            + String.join("\n", open))
                    .isLessThanOrEqualTo(types.size());
        }
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static void seesNone(String who, String... what) {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(who)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(what)
                        .allowEmptyShould(true));
    }

    private static String[] and(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
