package dev.sutler.conformance.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ParametersFileTest {

    private static final String FILE =
            """
            "*":
              "*":
                provision: {slow: {delay: 9s}, invalid: null}
            pg:
              "*":
                provision: {valid: {a: any}}
              small:
                provision: {valid: {a: small}}
                bind: {failing: {role: none}}
            """;

    private final ParametersFile file = ParametersFile.of("f", FILE, new SchemaParameters());

    @Test
    void theClosestNameCounts() {
        assertThat(file.valid(plan("pg", "small"), Plan.Schema.CREATE))
                .contains(tree("{'a':'small'}"));
        assertThat(file.valid(plan("pg", "large"), Plan.Schema.CREATE))
                .contains(tree("{'a':'any'}"));
        assertThat(file.slow(plan("pg", "small"), Plan.Schema.CREATE))
                .contains(tree("{'delay':'9s'}"));
        assertThat(file.failing(plan("pg", "small"), Plan.Schema.BIND))
                .contains(tree("{'role':'none'}"));
    }

    @Test
    void anIdIsAsGoodAsAName() {
        ParametersFile byId =
                ParametersFile.of(
                        "f",
                        "{\"pg-id\":{\"small-id\":{\"bind\":{\"valid\":{\"a\":1}}}}}",
                        new SchemaParameters());

        assertThat(byId.valid(plan("pg", "small"), Plan.Schema.BIND)).contains(tree("{'a':1}"));
    }

    @Test
    void whatTheFileDoesNotNameComesFromTheSchema() {
        assertThat(file.valid(plan("other", "small"), Plan.Schema.CREATE))
                .contains(tree("{'needed':1}"));
        assertThat(file.different(plan("pg", "small"), Plan.Schema.CREATE)).isPresent();
    }

    @Test
    void nullSaysThatThereAreNone() {
        assertThat(file.invalid(plan("pg", "small"), Plan.Schema.CREATE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    pg: {small: {provision: {vaild: {}}}} | f: pg.small.provision.vaild is unknown here
                    pg: {small: {create: {valid: {}}}}    | f: pg.small.create is unknown here
                    pg: {small: {bind: {valid: 7}}}       | f: pg.small.bind.valid must be a map
                    pg: 7                                 | f: pg must be a map
                    7                                     | f must be a map
                    'pg: {a: 1, a: 2}'                    | f is neither YAML nor JSON
                    pg: [                                 | f is neither YAML nor JSON
                    """)
    void saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> ParametersFile.of("f", text, new SchemaParameters()))
                .isInstanceOf(ParametersFileException.class)
                .hasMessageStartingWith(message);
    }

    private static Plan plan(String offering, String name) {
        ObjectNode plan = tree("{'id':'%s-id','name':'%s'}".formatted(name, name));
        plan.putObject("schemas")
                .putObject("service_instance")
                .putObject("create")
                .set(
                        "parameters",
                        tree("{'required':['needed'],'properties':{'needed':{'type':'integer'}}}"));
        return new Plan(tree("{'id':'%s-id','name':'%s'}".formatted(offering, offering)), plan);
    }

    private static ObjectNode tree(String json) {
        return JsonMapper.shared().readTree(json.replace('\'', '"')).asObject();
    }
}
