package dev.sutler.conformance.check;

import dev.sutler.conformance.Answer;
import dev.sutler.conformance.Question;
import dev.sutler.conformance.offer.Menu;
import dev.sutler.conformance.offer.ParameterSource;
import dev.sutler.conformance.offer.Plan;
import dev.sutler.conformance.requirement.ErrorRules;
import dev.sutler.conformance.requirement.Requirement;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// One check's talk with the broker: asks, holds every answer against the rules for all answers,
/// and collects what the check judges. Several threads may use it at once.
public final class Trial {

    private final Surroundings surroundings;
    private final Optional<Subject> subject;
    private final ConcurrentLinkedQueue<Judgement> judgements = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean mayFail = new AtomicBoolean();

    /// @param subject what the check is tried on; empty for a check that needs no plan
    public Trial(Surroundings surroundings, Optional<Subject> subject) {
        this.surroundings = surroundings;
        this.subject = subject;
    }

    /// Asks, and judges what holds for every answer.
    ///
    /// @throws UncheckedIOException when there is no answer
    public Answer ask(Question question) {
        Answer answer;
        try {
            answer = surroundings.client().ask(question);
        } catch (UncheckedIOException failed) {
            String asked = question.method() + " " + question.target();
            judge(
                    ErrorRules.ANSWERED,
                    false,
                    "an answer to " + asked + ", not " + failed.getMessage());
            throw failed;
        }
        EveryAnswer.judge(answer, mayFail.get()).forEach(judgements::add);
        return answer;
    }

    /// The plan that the check is tried on.
    public Plan plan() {
        return subject.map(Subject::plan).orElseThrow(() -> new SkippedException("no plan"));
    }

    public boolean asynchronous() {
        return subject.filter(found -> found.pace() == Pace.ASYNCHRONOUS).isPresent();
    }

    public Menu menu() {
        return surroundings.menu();
    }

    /// What requests are given. Who takes parameters that make an operation fail may see the broker
    /// answer 5xx from then on.
    public ParameterSource parameters() {
        return new FailureParameters(surroundings.parameters(), this::mayFail);
    }

    /// From now on the broker may answer 5xx: what is asked for makes it fail.
    public void mayFail() {
        mayFail.set(true);
    }

    /// The user name that the broker knows us by.
    public String username() {
        return surroundings.client().username();
    }

    /// A new, recognisable id of something that was never there.
    public String unknownId() {
        return surroundings.ids().get();
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /// An instance that is not there yet.
    public Instance instance() {
        return instance(plan());
    }

    /// An instance of another plan that is not there yet.
    public Instance instance(Plan plan) {
        return new Instance(this, plan, surroundings.ids().get());
    }

    /// An instance that has been made, and is ready.
    public Instance ready() {
        return instance().made();
    }

    /// A binding that has been made, and is ready, of an instance of its own.
    public Binding bound() {
        return ready().binding().made();
    }

    /// Notes what was found of a requirement.
    ///
    /// @param right what would have been right, in words that go on from "expected"
    /// @return whether it was kept
    public boolean judge(Requirement requirement, boolean kept, String right, Answer evidence) {
        judgements.add(new Judgement(requirement, kept, right, Optional.of(evidence)));
        return kept;
    }

    /// Notes what was found of a requirement that no single answer shows.
    public boolean judge(Requirement requirement, boolean kept, String right) {
        judgements.add(new Judgement(requirement, kept, right, Optional.empty()));
        return kept;
    }

    /// The status must be one of these.
    public boolean status(Requirement requirement, Answer answer, Integer... allowed) {
        String right =
                "status "
                        + Arrays.stream(allowed)
                                .map(String::valueOf)
                                .collect(Collectors.joining(" or "));
        return judge(requirement, List.of(allowed).contains(answer.status()), right, answer);
    }

    /// It must be 422 with this error code.
    public boolean refused(Requirement requirement, Answer answer, String error) {
        return judge(
                requirement,
                answer.status() == 422 && answer.textAt("/error").equals(error),
                "status 422 with error " + error,
                answer);
    }

    /// Asks for something that the broker is to refuse. When it does, nothing may have changed:
    /// what it tells of the resource is read before and after.
    ///
    /// @param more what is broken by a change beside the rule for all refusals
    public Answer unchanged(Resource resource, Supplier<Answer> question, Requirement... more) {
        Snapshot before = Snapshot.of(resource);
        Answer answer = question.get();
        if (answer.status() >= 400) {
            Optional<String> change = before.changed(Snapshot.of(resource));
            String right = "no change by a refused request, but " + change.orElse("nothing");
            Requirement rule =
                    answer.status() < 500 ? ErrorRules.UNCHANGED : ErrorRules.UNCHANGED_BY_FAILURE;
            judge(rule, change.isEmpty(), right, answer);
            Arrays.stream(more).forEach(each -> judge(each, change.isEmpty(), right, answer));
        }
        return answer;
    }

    /// Asks again and again until the answer is like this, or a few seconds have gone.
    ///
    /// @return the last answer
    public Answer retried(Supplier<Answer> question, Predicate<Answer> like) {
        return new Polling(surroundings.clock()).until(question, like);
    }

    /// Ends the check: what it has not judged is not applicable.
    public SkippedException skip(String reason) {
        return new SkippedException(reason);
    }

    /// What was found so far, in order.
    public List<Judgement> judgements() {
        return List.copyOf(judgements);
    }
}
