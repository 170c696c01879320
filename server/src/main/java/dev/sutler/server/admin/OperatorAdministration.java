package dev.sutler.server.admin;

import dev.sutler.core.lifecycle.BindingKey;
import dev.sutler.core.lifecycle.BindingState;
import dev.sutler.core.lifecycle.InstanceState;
import dev.sutler.core.lifecycle.OperationKind;
import dev.sutler.core.lifecycle.OperationState;
import dev.sutler.core.operator.OperatorView;
import dev.sutler.core.operator.OperatorView.Between;
import dev.sutler.core.operator.OperatorView.BindingFilter;
import dev.sutler.core.operator.OperatorView.InstanceFilter;
import dev.sutler.core.operator.OperatorView.OperationFilter;
import dev.sutler.core.operator.Page;
import dev.sutler.server.http.ErrorWord;
import dev.sutler.server.http.HttpResponse;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// What operators see of instances, bindings and operations.
public final class OperatorAdministration implements AdminFeature {

    private final OperatorView view;
    private final Histories histories;

    /// @param view all that is in the store
    /// @param histories what happened to an instance
    public OperatorAdministration(OperatorView view, Histories histories) {
        this.view = view;
        this.histories = histories;
    }

    @Override
    public void register(AdminRoutes routes) {
        routes.get("/instances", this::instances)
                .get("/instances/{instance_id}", this::instance)
                .get("/instances/{instance_id}/bindings/{binding_id}", this::binding)
                .get("/bindings", this::bindings)
                .get("/operations", this::operations)
                .get("/operations/{operation_id}", this::operation);
    }

    private HttpResponse instances(AdminCall call) {
        return call.query(
                        paged(
                                (fields, page) -> {
                                    InstanceFilter filter =
                                            new InstanceFilter(
                                                    fields.text("platform"),
                                                    fields.text("service_id"),
                                                    fields.text("plan_id"),
                                                    fields.choice("state", InstanceState.class),
                                                    fields.text("id_prefix"),
                                                    fields.text("organization"),
                                                    fields.text("space"),
                                                    between(fields, "created"));
                                    return () ->
                                            Pages.answer(
                                                    view.instances(filter, page), OperatorJson::of);
                                }))
                .get();
    }

    private HttpResponse bindings(AdminCall call) {
        return call.query(
                        paged(
                                (fields, page) -> {
                                    BindingFilter filter =
                                            new BindingFilter(
                                                    fields.text("instance_id"),
                                                    fields.choice("state", BindingState.class),
                                                    fields.instant("expiring_before"),
                                                    fields.instant("renewal_due_before"));
                                    return () ->
                                            Pages.answer(
                                                    view.bindings(filter, page), OperatorJson::of);
                                }))
                .get();
    }

    private HttpResponse operations(AdminCall call) {
        return call.query(
                        paged(
                                (fields, page) -> {
                                    OperationFilter filter =
                                            new OperationFilter(
                                                    fields.choice("state", OperationState.class),
                                                    fields.choice("kind", OperationKind.class),
                                                    fields.text("instance_id"),
                                                    fields.flag("stuck"),
                                                    between(fields, "started"));
                                    return () ->
                                            Pages.answer(
                                                    view.operations(filter, page),
                                                    OperatorJson::of);
                                }))
                .get();
    }

    private static Between between(AdminFields fields, String what) {
        return new Between(fields.instant(what + "_after"), fields.instant(what + "_before"));
    }

    /* The store is asked only once everything is known to be right. */
    private static Function<AdminFields, Supplier<HttpResponse>> paged(
            BiFunction<AdminFields, Page.Request, Supplier<HttpResponse>> reader) {
        return fields -> reader.apply(fields, Pages.request(fields));
    }

    private HttpResponse instance(AdminCall call) {
        return histories
                .of(call.parameter("instance_id"))
                .map(shown -> HttpResponse.json(200, shown))
                .orElseGet(
                        () ->
                                missing(
                                        "There is no service instance with this id, and nothing is"
                                                + " remembered of one."));
    }

    private HttpResponse binding(AdminCall call) {
        return view.binding(key(call))
                .map(shown -> HttpResponse.json(200, OperatorJson.of(shown)))
                .orElseGet(() -> missing("There is no service binding with this id."));
    }

    private HttpResponse operation(AdminCall call) {
        return call.uuid("operation_id")
                .flatMap(view::operation)
                .map(shown -> HttpResponse.json(200, histories.with(shown)))
                .orElseGet(
                        () -> missing("There is no operation with this id, or it is forgotten."));
    }

    static BindingKey key(AdminCall call) {
        return new BindingKey(call.parameter("instance_id"), call.parameter("binding_id"));
    }

    private static HttpResponse missing(String message) {
        return HttpResponse.error(ErrorWord.NOT_FOUND, message);
    }
}
