package dev.sutler.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Duration;

/// The admin API of a running broker, and who gets in.
final class AdminTest {

    private static final String STATE = "/admin/v1/catalog";
    private static final String RELOAD = "/admin/v1/catalog/reload";
    private static final String NEW_PLAN = "  - {name: new, id: fixed-new, description: New.}\n";

    @TempDir private Path home;
    private TestCatalog catalog;
    private TestHouse house;

    @BeforeEach
    void start() {
        catalog = TestCatalog.of(home, "fixed");
        house = TestHouse.start(catalog);
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private Platform operator(String name, String scopes) {
        return house.platform(
                JsonMapper.shared()
                        .readTree(
                                house.command(
                                        "operators", "add", name, "--scope", scopes, "-ojson")));
    }

    private static Answer expect(Answer answer, int status) {
        InstanceStatesTest.expect(answer, status);
        return answer;
    }

    private static Answer reload(Platform who) {
        return who.ask(Question.of("POST", RELOAD));
    }

    @Test
    void anOperatorLoadsTheCatalogAgain() {
        Platform ada = operator("ada", "read,write");
        assertThat(expect(ada.ask(Question.of("GET", STATE)), 200).text())
                .doesNotContain("fixed-new");

        catalog.put("fixed.yaml", catalog.content("fixed.yaml") + NEW_PLAN);

        assertThat(expect(reload(ada), 200).text()).contains("new");
        assertThat(ada.ask(Question.of("GET", STATE)).text()).contains("fixed-new");
        assertThat(house.platform().catalog().text()).contains("fixed-new");
    }

    @Test
    void aBadCatalogIsAnsweredWithWhatIsWrong() {
        Platform ada = operator("ada", "read,write");
        catalog.put("fixed.yaml", catalog.content("fixed.yaml") + "plans: []\n");

        assertThat(expect(reload(ada), 422).text()).contains("CatalogInvalid", "duplicate-key");

        assertThat(ada.ask(Question.of("GET", STATE)).text()).contains("duplicate-key");
    }

    @Test
    void whoMayOnlyReadChangesNothing() {
        Platform bob = operator("bob", "read");
        expect(bob.ask(Question.of("GET", STATE)), 200);
        expect(reload(bob), 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {STATE, "/admin", "/admin/", "/admin/v1/nothing"})
    void aPlatformIsNoOperator(String path) {
        expect(house.platform().ask(Question.of("GET", path)), 401);
        expect(house.platform().ask(Question.of("GET", path).with("Authorization", "")), 401);
    }

    /* An escaped path must not get around the operators' log-in, nor reach the admin API by the platforms'. */
    @ParameterizedTest
    @ValueSource(strings = {"/%61dmin/v1/catalog", "//admin/v1/catalog", "/v2/../admin/v1/catalog"})
    void thereIsNoOtherWayIn(String path) {
        expect(house.platform().ask(Question.of("GET", path)), 404);
    }

    @Test
    void anOperatorWhoWasRemovedStaysOutside() {
        Platform ada = operator("ada", "read,write");
        expect(ada.ask(Question.of("GET", STATE)), 200);

        house.command("operators", "remove", "ada");

        Pauses.until(
                "the operator is out",
                Duration.ofSeconds(60),
                () -> ada.ask(Question.of("GET", STATE)).status() == 401);
    }
}
