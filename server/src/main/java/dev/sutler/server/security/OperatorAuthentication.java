package dev.sutler.server.security;

import dev.sutler.server.http.HttpHandler;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;

import java.security.SecureRandom;
import java.util.function.LongSupplier;

/// Lets a request pass when its credentials are those of an operator, else answers 401. A
/// platform's credential is none of an operator's.
public final class OperatorAuthentication implements HttpHandler {

    private final LogIn<Operator> logIn;
    private final OperatorHandler next;

    /// @param source the operators' credentials
    /// @param next answers what passes
    /// @param random for a key that lives as long as this object
    /// @param nanoTime a monotonic clock
    public OperatorAuthentication(
            CredentialSource<Operator> source,
            OperatorHandler next,
            SecureRandom random,
            LongSupplier nanoTime) {
        this.logIn = new LogIn<>("an operator", "sutler-admin", source, random, nanoTime);
        this.next = next;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        return logIn.handle(request, operator -> next.handle(request, operator));
    }
}
