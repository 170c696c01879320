package dev.sutler.conformance.checks.races;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.check.Binding;
import dev.sutler.conformance.check.Check;
import dev.sutler.conformance.check.Instance;
import dev.sutler.conformance.check.Need;
import dev.sutler.conformance.check.Race;
import dev.sutler.conformance.check.Trial;
import dev.sutler.conformance.requirement.ConcurrencyRules;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Requests for bindings of one instance that come at the same moment.
public final class BindingRaces {

    private static final int MANY = 3;

    private BindingRaces() {}

    /// All of them.
    public static List<Check> all() {
        return List.of(
                new Check(
                        "race-same-bind",
                        Need.BINDABLE,
                        Set.of(ConcurrencyRules.REFUSED, ConcurrencyRules.ONE_BINDING),
                        BindingRaces::same),
                new Check(
                        "race-different-binds",
                        Need.BINDABLE,
                        Set.of(ConcurrencyRules.REFUSED, ConcurrencyRules.EVERY_BINDING),
                        BindingRaces::different),
                new Check(
                        "race-bind-deprovision",
                        Need.BINDABLE,
                        Set.of(ConcurrencyRules.REFUSED, ConcurrencyRules.NO_BINDING_LEFT),
                        BindingRaces::deprovision));
    }

    private static void same(Trial trial) {
        Binding binding = trial.ready().binding();
        Finish finish =
                new Finish(trial, new Race().and(MANY, () -> binding.put()).run()).orRefused();
        finish.once(ConcurrencyRules.ONE_BINDING, 201);
        finish.settle(binding);
        Stream<Answer> fetched = binding.retrievable() ? Stream.of(binding.get()) : Stream.of();
        List<JsonNode> credentials =
                Stream.concat(finish.accepted().stream(), fetched)
                        .map(answer -> answer.at("/credentials"))
                        .filter(JsonNode::isObject)
                        .distinct()
                        .toList();
        trial.judge(
                ConcurrencyRules.ONE_BINDING,
                credentials.size() <= 1,
                "one set of credentials, not " + credentials.size());
        Finish.gone(trial, ConcurrencyRules.ONE_BINDING, binding);
        binding.instance().removed();
    }

    private static void different(Trial trial) {
        Instance instance = trial.ready();
        Race race = new Race();
        List<Binding> bindings = new ArrayList<>();
        for (int left = MANY; left > 0; left--) {
            Binding binding = instance.binding();
            bindings.add(binding);
            race.and(() -> binding.put());
        }
        List<Answer> answers = race.run();
        new Finish(trial, answers).orRefused();
        for (int i = 0; i < MANY; i++) {
            if (Finish.accepted(answers.get(i))) {
                made(trial, bindings.get(i), answers.get(i));
            }
        }
        instance.removed();
    }

    private static void made(Trial trial, Binding binding, Answer accepted) {
        Answer end = binding.settled(accepted);
        trial.judge(
                ConcurrencyRules.EVERY_BINDING,
                end.status() < 300 && !end.textAt("/state").equals("failed"),
                "that the binding is made that was accepted",
                end);
        Answer unbound = binding.delete();
        trial.judge(
                ConcurrencyRules.EVERY_BINDING,
                unbound.status() != 410 && unbound.status() != 404,
                "that the binding is there that was made",
                unbound);
        binding.settled(unbound);
    }

    private static void deprovision(Trial trial) {
        Instance instance = trial.ready();
        Binding binding = instance.binding();
        List<Answer> answers = new Race().and(() -> binding.put()).and(instance::delete).run();
        Answer bound = answers.getFirst();
        Answer deleted = answers.get(1);
        /* An instance that is gone is no instance to bind; one with bindings need not be deleted. */
        new Finish(trial, List.of(bound)).orRefused(400, 404, 410);
        if (deleted.status() < 400 || deleted.status() >= 500) {
            new Finish(trial, List.of(deleted)).orRefused();
        }
        binding.settled(bound);
        Answer end = instance.settled(deleted);
        boolean gone =
                Finish.accepted(deleted)
                        && end.status() < 500
                        && !end.textAt("/state").equals("failed");
        if (gone) {
            nothingLeft(trial, binding);
        } else {
            binding.removed();
            instance.removed();
        }
    }

    private static void nothingLeft(Trial trial, Binding binding) {
        if (binding.retrievable()) {
            Answer fetched = binding.get();
            trial.judge(
                    ConcurrencyRules.NO_BINDING_LEFT,
                    fetched.status() != 200,
                    "no binding of an instance that is gone",
                    fetched);
        }
        Answer unbound = binding.delete();
        trial.judge(
                ConcurrencyRules.NO_BINDING_LEFT,
                !Finish.accepted(unbound),
                "no binding to delete of an instance that is gone",
                unbound);
        binding.settled(unbound);
    }
}
