package dev.sutler.server.osb;

import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpProblem;
import dev.sutler.server.http.RequestHeaders;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The version of the API that a platform speaks (specification, "API Version Header"). Minor
/// versions only add, so all from the oldest one served upwards are welcome.
final class ApiVersion {

    private static final String HEADER = "X-Broker-API-Version";
    private static final int MAJOR = 2;
    private static final int OLDEST_MINOR = 13;
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,6})\\.([0-9]{1,6})");

    private ApiVersion() {}

    /// @throws HttpProblem 412 when the version is missing, doubled, malformed or not served
    static void check(RequestHeaders headers) {
        List<String> values = headers.all(HEADER);
        Matcher version = SHAPE.matcher(values.isEmpty() ? "" : values.getFirst().strip());
        boolean served =
                values.size() == 1
                        && version.matches()
                        && Integer.parseInt(version.group(1)) == MAJOR
                        && Integer.parseInt(version.group(2)) >= OLDEST_MINOR;
        if (!served) {
            throw new HttpProblem(
                    ErrorWord.PRECONDITION_FAILED,
                    "Send the header X-Broker-API-Version once, with a version that this broker"
                            + " serves: 2.13 to 2.17, or a later 2.x.");
        }
    }
}
