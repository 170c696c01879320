package dev.sutler.conformance.requirement;

import java.util.List;

/// What the specification demands of authentication.
public final class AuthenticationRules {

    private static final Rules RULES = new Rules(Chapter.AUTHENTICATION);
    private static final String ANCHOR = "platform-to-service-broker-authentication";

    public static final Requirement SECURED =
            RULES.should(1, ANCHOR, "Is reached over TLS.")
                    .unchecked(
                            "How a broker is reached is the installation's choice; the kit may"
                                    + " stand behind the proxy that ends TLS.");
    public static final Requirement NOBODY =
            RULES.must(2, ANCHOR, "Answers 401 to a request without credentials.");
    public static final Requirement WRONG =
            RULES.must(3, ANCHOR, "Answers 401 to a wrong user name or a wrong password.");
    public static final Requirement OTHER_SCHEME =
            RULES.must(4, ANCHOR, "Answers 401 to credentials of a scheme that was not agreed.");
    public static final Requirement MALFORMED =
            RULES.must(5, ANCHOR, "Answers 401, or 400, to credentials that cannot be read.");
    public static final Requirement NOTHING_TOLD =
            RULES.must(6, ANCHOR, "Tells a client that it does not know nothing of its catalog.");
    public static final Requirement NOTHING_DONE =
            RULES.must(7, ANCHOR, "Does nothing for a client that it does not know.");
    public static final Requirement CHALLENGE =
            RULES.may(8, ANCHOR, "Says in a 401 how to authenticate, by WWW-Authenticate.");

    private AuthenticationRules() {}

    /// All of this chapter.
    public static List<Requirement> all() {
        return List.of(
                SECURED,
                NOBODY,
                WRONG,
                OTHER_SCHEME,
                MALFORMED,
                NOTHING_TOLD,
                NOTHING_DONE,
                CHALLENGE);
    }
}
