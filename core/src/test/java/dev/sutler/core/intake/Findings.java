package dev.sutler.core.intake;

import dev.sutler.core.intake.Account.Said;
import dev.sutler.core.intake.Account.Word;
import dev.sutler.core.lifecycle.InstanceShape;
import dev.sutler.core.lifecycle.StoredBinding;
import dev.sutler.core.lifecycle.Tenancy;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.OriginatingIdentity;
import dev.sutler.spi.Secret;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// What tests find.
final class Findings {

    static final Duration LIMIT = Duration.ofHours(3);

    static final ObjectNode CHECKPOINT = json("{'stage': 'waiting'}");

    private Findings() {}

    static ObjectNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"')).asObject();
    }

    static IntakeTerms terms() {
        AtomicLong last = new AtomicLong();
        return new IntakeTerms(
                "mesh",
                "the run",
                () -> new UUID(0, last.incrementAndGet()),
                plan -> LIMIT,
                CHECKPOINT);
    }

    static Account account(boolean deleted, Word word) {
        return new Account(deleted, Optional.of(new Said(word, "As it was said.", false)));
    }

    static Account silent(boolean deleted) {
        return new Account(deleted, Optional.empty());
    }

    static Account updating() {
        return new Account(
                false, Optional.of(new Said(Word.IN_PROGRESS, "updating service", true)));
    }

    static FoundInstance instance(Account account, FoundBinding... bindings) {
        return new FoundInstance(
                "i",
                "vnet",
                new FoundInstance.Asked(
                        new Tenancy("webshop", "webshop-dev"),
                        new InstanceShape(
                                "small",
                                json("{'cidr': '10.1.0.0/27'}"),
                                json("{'platform': 'meshmarketplace'}"),
                                Optional.empty()),
                        Optional.of(
                                new OriginatingIdentity(
                                        "meshmarketplace", json("{'user_id': '1b2c3d'}")))),
                account,
                Optional.of("https://dashboard.example"),
                List.of(bindings));
    }

    static FoundBinding binding(String id, Account account) {
        return binding(id, account, Optional.of(details()));
    }

    static FoundBinding binding(String id, Account account, Optional<BindingDetails> details) {
        return new FoundBinding(
                id,
                new StoredBinding.Request(
                        "small",
                        JsonNodeFactory.instance.objectNode(),
                        json("{'platform': 'meshmarketplace'}"),
                        json("{'tenant_id': 'subscription-0815'}"),
                        Optional.empty()),
                Optional.empty(),
                account,
                details);
    }

    static BindingDetails details() {
        return BindingDetails.ofCredentials(Secret.of(json("{'password': 's3cret'}")), List.of());
    }
}
