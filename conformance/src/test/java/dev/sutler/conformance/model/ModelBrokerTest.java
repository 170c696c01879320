package dev.sutler.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class ModelBrokerTest {

    private static final String SMALL = "database-small";

    @ParameterizedTest
    @EnumSource
    void anInstanceLivesAndGoes(Mode mode) {
        try (ModelBroker broker = ModelBroker.start(mode, Optional.empty());
                Platform platform = new Platform(broker, true)) {
            String parameters = ",'parameters':{'name':'x'}";
            assertThat(platform.fetch("a/b c").status()).isEqualTo(404);
            assertThat(platform.end(platform.provision("a/b c", SMALL, parameters)))
                    .isEqualTo("succeeded");
            Answer fetched = platform.fetch("a/b c");
            assertThat(fetched.textAt("/plan_id")).isEqualTo(Ids.of("plan-" + SMALL));
            assertThat(fetched.textAt("/parameters/name")).isEqualTo("x");
            assertThat(platform.provision("a/b c", SMALL, parameters).status()).isEqualTo(200);
            assertThat(platform.provision("a/b c", SMALL, "").status()).isEqualTo(409);
            assertThat(platform.end(platform.deprovision("a/b c", SMALL))).isEqualTo("succeeded");
            assertThat(platform.fetch("a/b c").status()).isEqualTo(404);
            assertThat(platform.deprovision("a/b c", SMALL).status()).isEqualTo(410);
            assertThat(broker.counts()).isEqualTo(new Counts(1, 1, 0, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInstanceIsUpdated(Mode mode) {
        try (ModelBroker broker = ModelBroker.start(mode, Optional.empty());
                Platform platform = new Platform(broker, true)) {
            platform.end(platform.provision("i", SMALL, ",'parameters':{'name':'x'}"));
            String large = ",'plan_id':'" + Ids.of("plan-database-large") + "'";
            platform.end(platform.update("i", SMALL, ",'parameters':{'level':'low'}"));
            platform.end(platform.update("i", SMALL, large));
            assertThat(platform.end(platform.update("i", SMALL, ",'context':{}")))
                    .isEqualTo("succeeded");
            Answer fetched = platform.fetch("i");
            assertThat(fetched.textAt("/plan_id")).isEqualTo(Ids.of("plan-database-large"));
            assertThat(fetched.textAt("/maintenance_info/version")).isEqualTo("2.0.0-rc.1+build.5");
            assertThat(fetched.at("/parameters").toString())
                    .isEqualTo("{\"name\":\"x\",\"level\":\"low\"}");
            Answer refused = platform.update("i", SMALL, ",'maintenance_info':{'version':'9.9.9'}");
            assertThat(refused.textAt("/error")).isEqualTo("MaintenanceInfoConflict");
            platform.end(
                    platform.update(
                            "i", SMALL, ",'plan_id':'" + Ids.of("plan-database-fixed") + "'"));
            assertThat(platform.update("i", SMALL, large).status()).isEqualTo(422);
            assertThat(platform.update("absent", SMALL, large).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBindingLivesIsRotatedAndGoes(Mode mode) {
        try (ModelBroker broker = ModelBroker.start(mode, Optional.empty());
                Platform platform = new Platform(broker, true)) {
            platform.end(platform.provision("i", SMALL, ""));
            String reader = ",'parameters':{'role':'reader'}";
            platform.end(platform.bind("i", "one", SMALL, reader));
            platform.end(platform.rotate("i", "two", "one"));
            Answer one = platform.fetch("i", "one");
            Answer two = platform.fetch("i", "two");
            assertThat(two.textAt("/parameters/role")).isEqualTo("reader");
            assertThat(two.textAt("/credentials/uri")).isNotEqualTo(one.textAt("/credentials/uri"));
            assertThat(platform.bind("i", "one", SMALL, reader).status()).isEqualTo(200);
            assertThat(platform.bind("i", "one", SMALL, "").status()).isEqualTo(409);
            assertThat(platform.rotate("i", "three", "none").status()).isEqualTo(400);
            platform.end(platform.unbind("i", "one", SMALL));
            assertThat(platform.unbind("i", "one", SMALL).status()).isEqualTo(410);
            platform.end(platform.deprovision("i", SMALL));
            assertThat(platform.fetch("i", "two").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void bindingsHoldWhatTheOfferingRequires(Mode mode) {
        try (ModelBroker broker = ModelBroker.start(mode, Optional.empty());
                Platform platform = new Platform(broker, true)) {
            assertThat(binding(platform, "log-only").has("syslog_drain_url")).isTrue();
            assertThat(binding(platform, "route-only").has("route_service_url")).isTrue();
            assertThat(binding(platform, "volume-only").has("volume_mounts")).isTrue();
            assertThat(binding(platform, "queue-bindable").has("credentials")).isTrue();
            platform.end(platform.provision("plain", "queue-plain", ""));
            assertThat(platform.bind("plain", "b", "queue-plain", "").status()).isEqualTo(400);
            platform.end(platform.provision("app", "application-only", ""));
            assertThat(platform.bind("app", "b", "application-only", "").textAt("/error"))
                    .isEqualTo("RequiresApp");
            String app = ",'bind_resource':{'app_guid':'a'}";
            platform.end(platform.bind("app", "b", "application-only", app));
            platform.end(platform.provision("sealed", "sealed-first", ""));
            Answer told = platform.bind("sealed", "b", "sealed-first", "");
            assertThat(told.textAt("/credentials/password")).isNotEmpty();
            assertThat(platform.fetch("sealed").status()).isEqualTo(404);
        }
    }

    private static tools.jackson.databind.JsonNode binding(Platform platform, String plan) {
        platform.end(platform.provision(plan, plan, ""));
        platform.end(platform.bind(plan, "b", plan, ""));
        return platform.fetch(plan, "b").body().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsToldToFailFails(Mode mode) {
        String fail = ",'parameters':{'fail':true}";
        try (ModelBroker broker = ModelBroker.start(mode, Optional.empty());
                Platform platform = new Platform(broker, true)) {
            assertThat(fails(platform, platform.provision("f", SMALL, fail))).isTrue();
            assertThat(platform.fetch("f").status()).isEqualTo(404);
            platform.end(platform.provision("i", SMALL, ",'parameters':{'fail_delete':true}"));
            assertThat(fails(platform, platform.update("i", SMALL, fail))).isTrue();
            assertThat(fails(platform, platform.bind("i", "b", SMALL, fail))).isTrue();
            assertThat(fails(platform, platform.deprovision("i", SMALL))).isTrue();
            assertThat(platform.fetch("i").status()).isEqualTo(200);
            assertThat(platform.end(platform.deprovision("i", SMALL))).isEqualTo("succeeded");
        }
    }

    private static boolean fails(Platform platform, Answer answer) {
        return answer.status() == 500 || platform.end(answer).equals("failed");
    }

    @ParameterizedTest
    @EnumSource
    void parallelRequestsMakeOneInstance(Mode mode) {
        try (ModelBroker broker = ModelBroker.start(mode, Optional.empty());
                Platform platform = new Platform(broker, true)) {
            List<Answer> answers =
                    IntStream.range(0, 8)
                            .parallel()
                            .mapToObj(i -> platform.provision("i", SMALL, ""))
                            .toList();
            answers.forEach(answer -> assertThat(platform.end(answer)).isEqualTo("succeeded"));
            assertThat(broker.counts()).isEqualTo(new Counts(1, 0, 0, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCatalogHasATag(Mode mode) {
        try (ModelBroker broker = ModelBroker.start(mode, Optional.empty());
                Platform platform = new Platform(broker, true)) {
            Answer catalog = platform.get("catalog");
            String tag = catalog.headers().firstValue("ETag").orElseThrow();
            Question again = Question.of("GET", "/v2/catalog").with("If-None-Match", tag);
            assertThat(catalog.at("/services").size()).isEqualTo(7);
            assertThat(platform.ask(again).status()).isEqualTo(304);
        }
    }

    @ParameterizedTest
    @EnumSource
    void badRequestsAreRefused(Mode mode) {
        try (ModelBroker broker = ModelBroker.start(mode, Optional.empty());
                Platform platform = new Platform(broker, true)) {
            String path = "/v2/service_instances/i";
            Question catalog = Question.of("GET", "/v2/catalog");
            assertThat(status(platform, catalog.with("Authorization", ""))).isEqualTo(401);
            assertThat(status(platform, catalog.with("X-Broker-API-Version", ""))).isEqualTo(400);
            assertThat(status(platform, catalog.with("X-Broker-API-Version", "1.9")))
                    .isEqualTo(412);
            assertThat(status(platform, Question.of("PUT", path, "{"))).isEqualTo(400);
            assertThat(status(platform, Question.of("PUT", path, "{}"))).isEqualTo(400);
            assertThat(status(platform, Question.of("PUT", path, "[]"))).isEqualTo(400);
            assertThat(status(platform, Question.of("DELETE", path))).isEqualTo(400);
            assertThat(status(platform, Question.of("POST", path))).isEqualTo(405);
            assertThat(status(platform, Question.of("GET", "/v2/nothing"))).isEqualTo(404);
            assertThat(platform.provision("i", "database-medium", "").status()).isEqualTo(400);
            assertThat(platform.provision("i", "database-none", "").status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @EnumSource
    void numbersMeanTheSameHoweverTheyAreWritten(Mode mode) {
        try (ModelBroker broker = ModelBroker.start(mode, Optional.empty());
                Platform platform = new Platform(broker, true)) {
            String plan = "database-large";
            platform.end(platform.provision("i", plan, ",'parameters':{'a':1e400,'b':1}"));
            assertThat(platform.provision("i", plan, ",'parameters':{'b':1.0,'a':1e400}").status())
                    .isEqualTo(200);
            String huge = ",'parameters':{'storage':1e1000000000}";
            assertThat(platform.provision("j", "database-medium", huge).status()).isEqualTo(400);
        }
    }

    private static int status(Platform platform, Question question) {
        return platform.ask(question).status();
    }
}
