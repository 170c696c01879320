package dev.sutler.conformance.checks.catalog;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.CatalogRules;
import dev.sutler.conformance.requirement.Requirement;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What a catalog says, and how it is served.
public final class CatalogChecks {

    private static final int QUERIES = 3;
    private static final Question CATALOG = Question.of("GET", "/v2/catalog");

    private CatalogChecks() {}

    /// All of them.
    public static List<Check> all() {
        return List.of(
                shape("catalog-offerings", OfferingShape.JUDGES, OfferingShape::judge),
                shape("catalog-plans", PlanShape.JUDGES, PlanShape::judge),
                shape("catalog-schemas", SchemaShape.JUDGES, SchemaShape::judge),
                new Check(
                        "catalog-stable",
                        Need.NOTHING,
                        Set.of(CatalogRules.STABLE),
                        CatalogChecks::stable),
                new Check(
                        "catalog-caching",
                        Need.NOTHING,
                        Set.of(CatalogRules.NOT_MODIFIED, CatalogRules.MODIFIED),
                        CatalogChecks::caching));
    }

    private static Check shape(String name, Set<Requirement> judges, Consumer<Members> shape) {
        Set<Requirement> all = new HashSet<>(judges);
        all.add(CatalogRules.OK);
        return new Check(
                name, Need.NOTHING, all, trial -> shape.accept(Members.of(trial, catalog(trial))));
    }

    private static Answer catalog(Trial trial) {
        Answer answer = trial.ask(CATALOG);
        trial.status(CatalogRules.OK, answer, 200);
        return answer;
    }

    private static void stable(Trial trial) {
        Map<String, String> first = ids(catalog(trial));
        for (int i = 1; i < QUERIES; i++) {
            Answer again = catalog(trial);
            Map<String, String> found = ids(again);
            trial.judge(
                    CatalogRules.STABLE,
                    found.entrySet().stream()
                            .allMatch(
                                    each ->
                                            first.getOrDefault(each.getKey(), each.getValue())
                                                    .equals(each.getValue())),
                    "the same ids as a moment ago: " + first,
                    again);
        }
    }

    /* By name: a catalog that has changed in between may have more or fewer of them. */
    private static Map<String, String> ids(Answer answer) {
        return answer.at("/services")
                .valueStream()
                .flatMap(
                        offering ->
                                offering.path("plans")
                                        .valueStream()
                                        .map(
                                                plan ->
                                                        Map.entry(
                                                                offering.path("name").asString("")
                                                                        + "/"
                                                                        + plan.path("name")
                                                                                .asString(""),
                                                                offering.path("id").asString("")
                                                                        + "/"
                                                                        + plan.path("id")
                                                                                .asString(""))))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (one, other) -> one + " " + other,
                                TreeMap::new));
    }

    private static void caching(Trial trial) {
        Answer whole = catalog(trial);
        String tag = whole.headers().firstValue("ETag").orElse("");
        String date = whole.headers().firstValue("Last-Modified").orElse("");
        if (tag.isEmpty() && date.isEmpty()) {
            throw trial.skip("the catalog has neither ETag nor Last-Modified");
        }
        if (!tag.isEmpty()) {
            notModified(trial, CATALOG.with("If-None-Match", tag));
            Answer other = trial.ask(CATALOG.with("If-None-Match", "\"05bc4ec0-no-such-tag\""));
            trial.judge(
                    CatalogRules.MODIFIED,
                    other.status() == 200 && other.at("/services").isArray(),
                    "200 with the whole catalog",
                    other);
        }
        if (!date.isEmpty()) {
            notModified(trial, CATALOG.with("If-Modified-Since", date));
        }
    }

    private static void notModified(Trial trial, Question question) {
        trial.status(CatalogRules.NOT_MODIFIED, trial.ask(question), 304);
    }
}
