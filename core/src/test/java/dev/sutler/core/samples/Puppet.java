package dev.sutler.core.samples;

import dev.sutler.spi.BindRequest;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Call;
import dev.sutler.spi.DeprovisionRequest;
import dev.sutler.spi.FailureKind;
import dev.sutler.spi.Gone;
import dev.sutler.spi.InstanceDetails;
import dev.sutler.spi.Progress;
import dev.sutler.spi.Progress.Usability;
import dev.sutler.spi.Provider;
import dev.sutler.spi.ProvisionRequest;
import dev.sutler.spi.RotateRequest;
import dev.sutler.spi.Rotation;
import dev.sutler.spi.UnbindRequest;
import dev.sutler.spi.UpdateRequest;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A provider that does what the test tells it and remembers what it was asked for.
public final class Puppet implements Provider {

    /// What it says when its work goes on.
    public static final ObjectNode CHECKPOINT = Samples.json("{'step': 1}");

    /// When it wants to be asked again.
    public static final Duration RETRY_AFTER = Duration.ofMinutes(3);

    private final List<Object> requests = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private Act act = Act.DONE;
    private BindingDetails handsOut = Samples.bindingDetails();
    private Consumer<Call> meanwhile = call -> {};

    /// How a call goes.
    public enum Act {
        DONE,
        WORKING,
        REFUSED,
        TERMINAL,
        /// Terminal, and the instance does not work any more.
        UNUSABLE,
        TEMPORARY,
        THROWS,
        THROWS_CHECKED,
        ASSERTION,
        OVERFLOW,
        LINKAGE,
        NULL
    }

    /// From now on calls go like this.
    public Puppet plays(Act newAct) {
        act = newAct;
        return this;
    }

    /// From now on bindings get this.
    public Puppet handsOut(BindingDetails details) {
        handsOut = details;
        return this;
    }

    /// From now on this happens during every call.
    public Puppet meanwhile(Consumer<Call> what) {
        meanwhile = what;
        return this;
    }

    /// All requests so far.
    public List<Object> requests() {
        return requests;
    }

    /// The calls of the requests.
    public List<Call> calls() {
        return calls;
    }

    @Override
    public Progress<InstanceDetails> provision(ProvisionRequest request, Call call) {
        return asked(request, call, InstanceDetails.none());
    }

    @Override
    public Progress<InstanceDetails> update(UpdateRequest request, Call call) {
        return asked(request, call, InstanceDetails.none());
    }

    @Override
    public Progress<Gone> deprovision(DeprovisionRequest request, Call call) {
        return asked(request, call, Gone.GONE);
    }

    @Override
    public Progress<BindingDetails> bind(BindRequest request, Call call) {
        return asked(request, call, handsOut);
    }

    @Override
    public Progress<Gone> unbind(UnbindRequest request, Call call) {
        return asked(request, call, Gone.GONE);
    }

    /// This puppet as a provider that can rotate credentials in place.
    public Provider rotating() {
        return new Rotating(this);
    }

    private record Rotating(Puppet puppet) implements Provider, Rotation {
        @Override
        public Progress<InstanceDetails> provision(ProvisionRequest request, Call call) {
            return puppet.provision(request, call);
        }

        @Override
        public Progress<InstanceDetails> update(UpdateRequest request, Call call) {
            return puppet.update(request, call);
        }

        @Override
        public Progress<Gone> deprovision(DeprovisionRequest request, Call call) {
            return puppet.deprovision(request, call);
        }

        @Override
        public Progress<BindingDetails> bind(BindRequest request, Call call) {
            return puppet.bind(request, call);
        }

        @Override
        public Progress<Gone> unbind(UnbindRequest request, Call call) {
            return puppet.unbind(request, call);
        }

        @Override
        public Progress<BindingDetails> rotate(RotateRequest request, Call call) {
            return puppet.asked(request, call, puppet.handsOut);
        }
    }

    private <R> Progress<R> asked(Object request, Call call, R result) {
        requests.add(request);
        calls.add(call);
        meanwhile.accept(call);
        return switch (act) {
            case DONE -> Progress.done(result);
            case WORKING -> Progress.working(CHECKPOINT, RETRY_AFTER, "Half of it is there.");
            case REFUSED -> Progress.refused("No.");
            case TERMINAL -> Progress.failed("Broken.");
            case UNUSABLE ->
                    new Progress.Failed<>(
                            FailureKind.TERMINAL, "Ruined.", new Usability(false, false));
            case TEMPORARY -> Progress.tryAgain("Busy.");
            case THROWS -> throw new IllegalStateException("password=hunter2");
            case THROWS_CHECKED -> {
                Puppet.<RuntimeException>sneak(new IOException("cut"));
                yield nothing();
            }
            case ASSERTION -> throw new AssertionError("never");
            case OVERFLOW -> throw new StackOverflowError();
            case LINKAGE -> throw new NoClassDefFoundError("some/Driver");
            case NULL -> nothing();
        };
    }

    /* A provider is somebody else's code, and one day it returns null. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    /* The compiler's checks do not hold everywhere: other languages throw what they like. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> void sneak(Exception thrown) throws E {
        throw (E) thrown;
    }
}
