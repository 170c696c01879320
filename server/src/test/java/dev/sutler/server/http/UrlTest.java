package dev.sutler.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTest {

    @Test
    void aPathIsSplitBeforeItIsDecoded() {
        assertThat(PercentEncoding.segments("/v2/a%2Fb/c%2fd//%F0%9F%98%80/+/;x=1/"))
                .containsExactly("v2", "a/b", "c/d", "", "😀", "+", ";x=1", "");
        assertThat(PercentEncoding.segments("/")).containsExactly("");
        assertThat(PercentEncoding.segments("*")).containsExactly("*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%2",
                "a%",
                "%zz",
                "%2g",
                "%+1",
                "% 1",
                "%\uFF11\uFF11",
                "%u0041",
                "%ff",
                "%c0%af",
                "%ed%a0%80",
                "%f5%80%80%80",
                "%80",
                "%e2%82",
                "\u00e4",
                "\uFFFD",
                "\u007f",
                "\t",
                "%00",
                "a%00b"
            })
    void whatIsMalformedIsNeverGuessedAt(String raw) {
        assertThatThrownBy(() -> PercentEncoding.segments("/" + raw))
                .isInstanceOf(HttpProblem.class)
                .hasMessageStartingWith("The path");
        assertThatThrownBy(() -> Query.parse("a=" + raw.replace("+", "%+")))
                .isInstanceOf(HttpProblem.class)
                .hasMessageStartingWith("The query");
    }

    @Test
    void aQueryIsReadLikeAForm() {
        Query query = Query.parse("a=1&b=x+y%2Bz&&c=&d&e=f=g&%61b=%26");
        assertThat(query.value("a")).contains("1");
        assertThat(query.value("b")).contains("x y+z");
        assertThat(query.value("c")).contains("");
        assertThat(query.value("d")).contains("");
        assertThat(query.value("e")).contains("f=g");
        assertThat(query.value("ab")).contains("&");
        assertThat(query.value("f")).isEmpty();
        assertThat(Query.parse("").value("")).isEmpty();
    }

    @Test
    void aParameterStandsInAQueryOnce() {
        for (String raw : new String[] {"a=1&a=1", "a&a", "a=1&%61=2"}) {
            assertThatThrownBy(() -> Query.parse(raw))
                    .isInstanceOf(HttpProblem.class)
                    .hasMessageContaining("twice");
        }
    }
}
