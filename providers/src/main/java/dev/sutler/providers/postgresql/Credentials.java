package dev.sutler.providers.postgresql;

import dev.sutler.providers.postgresql.PostgresqlSettings.Address;
import dev.sutler.spi.BindingDetails;
import dev.sutler.spi.Endpoint;
import dev.sutler.spi.Secret;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// What an application gets.
final class Credentials {

    private Credentials() {}

    /// @param address where applications reach the server
    static BindingDetails of(
            Address address, Identifier database, Identifier username, Logins.Pass pass) {
        return new BindingDetails(
                Optional.of(
                        Secret.of(
                                json(
                                        address,
                                        database.name(),
                                        username.name(),
                                        pass.password().reveal()))),
                List.of(Endpoint.tcp(address.host(), address.port())),
                BindingDetails.Delivery.NONE,
                pass.validity(),
                JsonNodeFactory.instance.objectNode());
    }

    /// Names and passwords are plain by the way they are made: nothing needs escaping in a URL.
    private static ObjectNode json(
            Address address, String database, String username, String password) {
        String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
        String place = host + ":" + address.port() + "/" + database;
        String uriEnd = address.sslMode().map(mode -> "?sslmode=" + mode).orElse("");
        String jdbcEnd = address.sslMode().map(mode -> "&sslmode=" + mode).orElse("");
        return JsonNodeFactory.instance
                .objectNode()
                .put("uri", "postgresql://" + username + ":" + password + "@" + place + uriEnd)
                .put(
                        "jdbc_url",
                        "jdbc:postgresql://"
                                + place
                                + "?user="
                                + username
                                + "&password="
                                + password
                                + jdbcEnd)
                .put("host", address.host())
                .put("port", address.port())
                .put("database", database)
                .put("username", username)
                .put("password", password);
    }
}
