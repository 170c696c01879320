package dev.sutler.conformance.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Several tampers at once; each rewrites what the one before it has left.
record Several(List<Tamper> tampers) implements Tamper {

    @Override
    public Optional<Reply> instead(Request request, Model state) {
        return tampers.stream()
                .flatMap(tamper -> tamper.instead(request, state).stream())
                .findFirst();
    }

    @Override
    public Reply after(Request request, Reply right, Model state) {
        Reply reply = right;
        for (Tamper tamper : tampers) {
            reply = tamper.after(request, reply, state);
        }
        return reply;
    }

    @Override
    public Set<Quirk> quirks() {
        return tampers.stream()
                .flatMap(tamper -> tamper.quirks().stream())
                .collect(Collectors.toSet());
    }
}
