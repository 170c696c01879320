package dev.sutler.conformance.offer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;

class SchemaParametersTest {

    private final SchemaParameters source = new SchemaParameters();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'object','required':['a'],'properties':{'a':{'type':'string'}}}",
                "{'type':'object','required':['a'],'properties':{'a':{'enum':['x','y']}}}",
                "{'type':'object','required':['a'],'properties':{'a':{'const':7},'b':{'type':'null'}}}",
                "{'type':'object','required':['a'],'properties':{'a':{'type':'integer','minimum':17,'maximum':18}}}",
                "{'required':['a'],'properties':{'a':{'type':'number','exclusiveMinimum':0,'exclusiveMaximum':1}}}",
                "{'$schema':'http://json-schema.org/draft-04/schema#','required':['a'],'properties':{'a':{'type':'integer','minimum':5,'exclusiveMinimum':true}}}",
                "{'required':['a'],'properties':{'a':{'type':'integer','multipleOf':1024,'minimum':1500}}}",
                "{'required':['a'],'properties':{'a':{'type':'number','multipleOf':0.25,'minimum':0.1}}}",
                "{'required':['a'],'properties':{'a':{'type':'string','minLength':30,'maxLength':40}}}",
                "{'required':['a'],'properties':{'a':{'type':'string','pattern':'^[a-z]([a-z0-9-]{2,10}[a-z0-9])?$'}}}",
                "{'required':['a'],'properties':{'a':{'type':'string','pattern':'^(?:\\\\d{1,3}\\\\.){3}\\\\d{1,3}/(8|16|24)$'}}}",
                "{'required':['a'],'properties':{'a':{'type':'string','pattern':'^[A-Z]{2}_[^a]+$','minLength':12}}}",
                "{'required':['a'],'properties':{'a':{'type':'string','format':'uuid'}}}",
                "{'required':['a'],'properties':{'a':{'type':'string','format':'date-time'}}}",
                "{'required':['a'],'properties':{'a':{'type':'string','format':'email'}}}",
                "{'required':['a'],'properties':{'a':{'type':'string','format':'uri'}}}",
                "{'required':['a'],'properties':{'a':{'type':'string','format':'ipv4'}}}",
                "{'required':['a'],'properties':{'a':{'type':'string','format':'hostname'}}}",
                "{'required':['a'],'properties':{'a':{'type':'array','items':{'type':'integer'},'minItems':3,'uniqueItems':true}}}",
                "{'required':['a'],'properties':{'a':{'type':'array','contains':{'const':'x'},'maxItems':2}}}",
                "{'$schema':'https://json-schema.org/draft/2020-12/schema','required':['a'],'properties':{'a':{'prefixItems':[{'type':'integer'},{'type':'boolean'}],'type':'array','minItems':2,'maxItems':4}}}",
                "{'oneOf':[{'required':['a'],'properties':{'a':{'type':'integer'}}},{'required':['b'],'properties':{'b':{'type':'boolean'}}}]}",
                "{'anyOf':[{'required':['a']},{'required':['b']}],'properties':{'a':{'type':'integer'},'b':{'type':'integer'}}}",
                "{'allOf':[{'required':['a'],'properties':{'a':{'minimum':3}}},{'properties':{'a':{'type':'integer','maximum':4}}}]}",
                "{'definitions':{'n':{'type':'string','maxLength':3}},'required':['a'],'properties':{'a':{'$ref':'#/definitions/n'}}}",
                "{'$schema':'https://json-schema.org/draft/2019-09/schema','$defs':{'n':{'type':'string'}},'required':['a'],'properties':{'a':{'$ref':'#/$defs/n','maxLength':2}}}",
                "{'required':['a'],'properties':{'a':{'type':'object','required':['b'],'properties':{'b':{'type':'object','required':['c'],'properties':{'c':{'type':'integer'}}}}}}}",
                "{'$schema':'https://json-schema.org/draft/2020-12/schema','required':['a'],'dependentRequired':{'a':['b']},'properties':{'a':{'type':'integer'},'b':{'type':'boolean'}}}",
                "{'required':['a'],'properties':{'a':{'enum':['big','small']},'b':{'type':'integer'}},'if':{'properties':{'a':{'const':'big'}}},'then':{'required':['b']}}",
                "{'type':'object','additionalProperties':false,'required':['a','b'],'properties':{'a':{'type':'integer'},'b':{'type':['string','null']}}}",
                "{'type':'object','minProperties':2,'additionalProperties':{'type':'integer'}}",
                "{'type':'object','properties':{'next':{'$ref':'#'},'a':{'type':'integer'}},'required':['a']}",
                "{'type':'object','required':['a'],'properties':{'a':{'type':'integer','default':12},'b':{'type':'string','examples':['z']}}}"
            })
    void makesParametersThatFitDifferAndAreForbidden(String schema) {
        Plan plan = plan(schema);
        SchemaProof proof = SchemaProof.of(tree(schema)).orElseThrow();

        Optional<ObjectNode> valid = source.valid(plan, Plan.Schema.CREATE);
        Optional<ObjectNode> different = source.different(plan, Plan.Schema.CREATE);
        Optional<ObjectNode> invalid = source.invalid(plan, Plan.Schema.CREATE);

        assertThat(source.remarks()).isEmpty();
        assertThat(valid).hasValueSatisfying(found -> assertThat(proof.fits(found)).isTrue());
        assertThat(different)
                .hasValueSatisfying(found -> assertThat(proof.fits(found)).isTrue())
                .isNotEqualTo(valid);
        assertThat(invalid).hasValueSatisfying(found -> assertThat(proof.forbids(found)).isTrue());
    }

    @Test
    void sendsNothingToAPlanThatNeedsNothing() {
        Plan plan = plan("{'type':'object','properties':{'size':{'type':'integer'}}}");

        assertThat(source.valid(plan, Plan.Schema.CREATE)).isEmpty();
        assertThat(source.different(plan, Plan.Schema.CREATE)).contains(tree("{'size':1}"));
        assertThat(source.invalid(plan, Plan.Schema.CREATE))
                .hasValueSatisfying(found -> assertThat(found.has("size")).isTrue());
    }

    @Test
    void knowsNothingOfAPlanWithoutSchema() {
        Plan plan = plan("{}");

        assertThat(source.valid(plan, Plan.Schema.BIND)).isEmpty();
        assertThat(source.different(plan, Plan.Schema.BIND)).isEmpty();
        assertThat(source.invalid(plan, Plan.Schema.BIND)).isEmpty();
    }

    @Test
    void prefersWhatTheAuthorWroteDown() {
        Plan plan =
                plan(
                        "{'required':['a','b'],'properties':{'a':{'type':'string','default':'d'},"
                                + "'b':{'enum':['x','y'],'default':'y'}}}");

        assertThat(source.valid(plan, Plan.Schema.CREATE)).contains(tree("{'a':'d','b':'y'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'required':['a'],'properties':{'a':false}}",
                "{'required':['a'],'properties':{'a':{'type':'string','pattern':'^(?=x)y$'}}}",
                "{'required':['a'],'properties':{'a':{'$ref':'#'}}}",
                "{'required':['a'],'properties':{'a':{'$ref':'https://example.com/no.json'}}}",
                "{'required':['a'],'properties':{'a':{'type':'string','pattern':'('}}}",
                "{'required':['a'],'properties':{'a':{'type':'number','multipleOf':1e-900000,'minimum':1e900000}}}",
                "{'required':['a'],'properties':{'a':{'type':'string','pattern':'^(a+)+b{9999}$','minLength':60}}}"
            })
    void saysThatItFoundNothing(String schema) {
        assertThat(source.valid(plan(schema), Plan.Schema.CREATE)).isEmpty();
        assertThat(source.remarks()).singleElement().asString().contains("offer/small", "create");
    }

    @Test
    void givesEachCallerObjectsOfItsOwn() {
        Plan plan = plan("{'required':['a'],'properties':{'a':{'type':'integer'}}}");

        source.valid(plan, Plan.Schema.CREATE).orElseThrow().put("a", "spoiled");

        assertThat(source.valid(plan, Plan.Schema.CREATE)).contains(tree("{'a':1}"));
    }

    private static Plan plan(String schema) {
        ObjectNode plan = tree("{'id':'p','name':'small'}");
        plan.putObject("schemas")
                .putObject("service_instance")
                .putObject("create")
                .set("parameters", tree(schema));
        return new Plan(tree("{'id':'o','name':'offer'}"), plan);
    }

    private static ObjectNode tree(String json) {
        return JsonMapper.shared().readTree(json.replace('\'', '"')).asObject();
    }
}
