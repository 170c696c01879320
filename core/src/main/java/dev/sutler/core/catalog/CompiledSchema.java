package dev.sutler.core.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.Schema;
import com.networknt.schema.ValidationLimitExceededException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A parameter schema on the JSON Schema library, with bounds on everything that a request can make
/// it do.
final class CompiledSchema implements ParameterSchema {

    private static final Logger LOG = LoggerFactory.getLogger(CompiledSchema.class);

    /// How deep one rule may lead to another: a few times the depth that a request's body may have.
    /// And how many rules may be applied to one request: more than any honest one takes, done in
    /// about a second.
    private static final ExecutionConfig LIMITS =
            ExecutionConfig.builder()
                    .locale(Locale.ROOT)
                    .maxEvaluationDepth(512)
                    .maxEvaluationSteps(1_000_000)
                    .build();

    private static final int SENTENCES = 20;
    private static final String TOO_COSTLY =
            "the parameters take too long to check: send fewer or shorter ones";

    private final Schema schema;
    private final Violation violation;
    private final WriteOnlyFilter filter;
    private final boolean requiredMembers;

    CompiledSchema(Schema schema, ObjectNode tree) {
        this.schema = schema;
        this.violation = new Violation(tree, "the parameters");
        SchemaReferences references = new SchemaReferences(tree);
        this.filter = new WriteOnlyFilter(tree, references);
        this.requiredMembers =
                InPlace.always(tree, references).stream()
                        .map(each -> each.path("required"))
                        .anyMatch(required -> required.isArray() && !required.isEmpty());
    }

    @Override
    public List<String> violations(ObjectNode parameters) {
        Optional<String> unfit = ParameterLimits.violation(parameters);
        if (unfit.isPresent()) {
            return List.of(unfit.get());
        }
        try {
            return sentences(validate(parameters));
        } catch (ValidationLimitExceededException | PatternTooCostlyException tooCostly) {
            return List.of(TOO_COSTLY);
        } catch (RuntimeException broken) {
            // The schema was tried out when the catalog loaded, so this is a bug of the library.
            // What cannot be checked
            // is not let in. The exception's text may hold what was sent, so only its name is
            // logged.
            LOG.error("A parameter schema failed: {}", broken.getClass().getName());
            return List.of("the schema of this plan cannot be used: tell the service's operator");
        }
    }

    @Override
    public boolean hasRequiredMembers() {
        return requiredMembers;
    }

    @Override
    public ObjectNode withoutWriteOnly(ObjectNode parameters) {
        return filter.without(parameters);
    }

    /// Whether the rules lead back to themselves for these parameters.
    boolean neverEnds(ObjectNode parameters) {
        try {
            validate(parameters);
            return false;
        } catch (ValidationLimitExceededException limit) {
            return true;
        }
    }

    private List<Error> validate(ObjectNode parameters) {
        BoundedContext context = new BoundedContext(LIMITS);
        return BoundedPatterns.bounded(
                () -> {
                    schema.validate(context, parameters);
                    return context.getErrors();
                });
    }

    private List<String> sentences(List<Error> errors) {
        List<String> sentences = new ArrayList<>();
        for (Error error : errors) {
            String sentence = violation.sentence(error);
            if (!sentences.contains(sentence)) {
                if (sentences.size() == SENTENCES) {
                    sentences.add("and more");
                    break;
                }
                sentences.add(sentence);
            }
        }
        return sentences;
    }
}
