package dev.sutler.rig.traffic;

import dev.sutler.rig.history.Event;
import dev.sutler.rig.history.Event.Answer;
import dev.sutler.rig.history.Event.Call;
import dev.sutler.rig.history.Event.Subject;
import dev.sutler.rig.traffic.Conversation.Result;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

/// The life of one instance, from its provision to its end, or to the end of the storm.
final class Life {

    private static final String INCOMPLETE = "accepts_incomplete=true";

    private final String id;
    private final Offer offer;
    private final Mix mix;
    private final Conversation talk;

    Life(String id, Offer offer, Mix mix, Conversation talk) {
        this.id = id;
        this.offer = offer;
        this.mix = mix;
        this.talk = talk;
    }

    void live() {
        Result made = provision();
        if (made == Result.DONE) {
            beUsed();
        }
        if (talk.hurried()) {
            return;
        }
        boolean leave = made == Result.DONE ? talk.chance(mix.left()) : talk.chance(0.3);
        if (!leave || made == Result.UNKNOWN) {
            remove(talk, 0.8);
        }
    }

    /// What a platform does that wants it gone, whatever became of it.
    ///
    /// @param with whoever does it, when the client whose life it was has gone home
    void end(Conversation with) {
        remove(with, 1);
    }

    /* It may be there under the plan that an update or a contradiction asked for. */
    private void remove(Conversation with, double patience) {
        Result result = with.drive(deprovision(offer.planId()), Optional.empty(), patience);
        if (result == Result.REFUSED) {
            Result _ = with.drive(deprovision(offer.otherPlanId()), Optional.empty(), patience);
        }
    }

    private Result provision() {
        Ask ask = provision(offer.planId());
        Optional<Event> first = first(ask, provision(offer.otherPlanId()));
        boolean running = status(first) == 202;
        if (running && talk.chance(mix.halts())) {
            return Result.UNKNOWN;
        }
        // Without an answer a platform gives up now and then, and removes what may be there.
        return talk.drive(ask, first, 0.7);
    }

    /* Some requests are doubled and some contradicted, both while they are in flight. */
    private Optional<Event> first(Ask ask, Ask contradiction) {
        if (talk.chance(mix.twins())) {
            return talk.withTwin(ask, ask);
        }
        if (talk.chance(mix.conflicts())) {
            return talk.withTwin(ask, contradiction);
        }
        return talk.once(ask);
    }

    private static int status(Optional<Event> event) {
        return event.flatMap(Event::answer).map(Answer::status).orElse(0);
    }

    private void beUsed() {
        Optional<Event> _ =
                talk.once(Ask.of(Call.FETCH_INSTANCE, instance(), "", Optional.empty()));
        if (talk.hurried()) {
            return;
        }
        update();
        if (offer.bindable() || talk.chance(0.5)) {
            bindings();
        }
    }

    private void update() {
        Ask ask = update(1);
        Result _ = talk.drive(ask, first(ask, update(2)), 0.9);
    }

    private void bindings() {
        Ask first = bind("a", Optional.empty());
        if (talk.drive(first, first(first, bind("a", Optional.of("x"))), 0.8) != Result.DONE) {
            return;
        }
        Optional<Event> _ =
                talk.once(Ask.of(Call.FETCH_BINDING, binding("a"), "", Optional.empty()));
        if (talk.hurried()) {
            return;
        }
        if (talk.chance(0.5)) {
            Ask second = bind("b", Optional.of("a"));
            Result _ = talk.drive(second, Optional.empty(), 0.8);
        }
        if (talk.chance(0.7)) {
            Ask unbind = unbind("a");
            Result _ = talk.drive(unbind, first(unbind, unbind), 0.9);
        }
    }

    private Subject instance() {
        return new Subject(id, Optional.empty());
    }

    private Subject binding(String name) {
        return new Subject(id, Optional.of(id + "-" + name));
    }

    private Ask provision(String planId) {
        ObjectNode body = body(planId);
        body.put("organization_guid", "rig").put("space_guid", "rig");
        return Ask.of(Call.PROVISION, instance(), "?" + INCOMPLETE, Optional.of(body));
    }

    private Ask update(int number) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("service_id", offer.serviceId());
        if (offer.updates()) {
            body.put("plan_id", number == 1 ? offer.otherPlanId() : offer.planId());
        } else {
            body.putObject("parameters").put("number", number);
        }
        return Ask.of(Call.UPDATE, instance(), "?" + INCOMPLETE, Optional.of(body));
    }

    private Ask bind(String name, Optional<String> predecessor) {
        ObjectNode body = body(offer.planId());
        predecessor.ifPresent(other -> body.put("predecessor_binding_id", id + "-" + other));
        return Ask.of(Call.BIND, binding(name), "?" + INCOMPLETE, Optional.of(body));
    }

    private Ask unbind(String name) {
        return Ask.of(Call.UNBIND, binding(name), query(offer.planId()), Optional.empty());
    }

    private Ask deprovision(String planId) {
        return Ask.of(Call.DEPROVISION, instance(), query(planId), Optional.empty());
    }

    private ObjectNode body(String planId) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("service_id", offer.serviceId())
                .put("plan_id", planId);
    }

    private String query(String planId) {
        return "?service_id=" + offer.serviceId() + "&plan_id=" + planId + "&" + INCOMPLETE;
    }
}
