package dev.sutler.server.admin;

import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;
import dev.sutler.server.security.Operator;

/// Answers one kind of request of an operator who may ask it.
@FunctionalInterface
interface AdminEndpoint {

    HttpResponse answer(HttpRequest request, Operator operator);
}
