package dev.sutler.core.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.ValidationLimitExceededException;

import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A parameter schema on the JSON Schema library, with bounds on everything that a request can make
/// it do.
final class CompiledSchema implements ParameterSchema {

    /// How deep one rule may lead to another. A few times the depth that a request's body may have.
    static final int EVALUATION_DEPTH = 512;

    /// How many rules may be applied to one request. Far more than a body of a mebibyte takes.
    private static final long EVALUATION_STEPS = 2_000_000;

    private static final int SENTENCES = 20;
    private static final String TOO_COSTLY =
            "the parameters take too long to check: send fewer or shorter ones";

    private final Schema schema;
    private final WriteOnlyFilter filter;
    private final boolean requiredMembers;

    CompiledSchema(Schema schema, ObjectNode tree) {
        this.schema = schema;
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
        } catch (SchemaException broken) {
            // It was tried out when the catalog loaded, so this is beyond anybody's expectation.
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
        return BoundedPatterns.bounded(
                () ->
                        schema.validate(
                                parameters,
                                context ->
                                        context.executionConfig(
                                                config ->
                                                        config.maxEvaluationDepth(EVALUATION_DEPTH)
                                                                .maxEvaluationSteps(
                                                                        EVALUATION_STEPS))));
    }

    private static List<String> sentences(List<Error> errors) {
        List<String> sentences = new ArrayList<>();
        for (Error error : errors) {
            String sentence = Violation.sentence(error);
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
