package dev.sutler.rig.proxy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// A statement as a `Parse` message prepares it.
///
/// Its parameters' types are not copied: nobody changes them.
final class Prepared {

    private final String name;
    private final String sql;
    private final byte[] types;

    /// @param name empty for the one that has none
    /// @param types the rest of the message: the types of its parameters
    Prepared(String name, String sql, byte[] types) {
        this.name = name;
        this.sql = sql;
        this.types = types;
    }

    String name() {
        return name;
    }

    String sql() {
        return sql;
    }

    static Prepared of(Message parse) {
        int end = parse.end(0);
        int sqlEnd = parse.end(end + 1);
        return new Prepared(
                parse.text(0),
                parse.text(end + 1),
                Arrays.copyOfRange(parse.body(), sqlEnd + 1, parse.body().length));
    }

    Prepared with(UnaryOperator<String> change) {
        return new Prepared(name, change.apply(sql), types);
    }

    /// The same without a name.
    Prepared anonymous() {
        return new Prepared("", sql, types);
    }

    Message message() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        body.write(0);
        body.writeBytes(sql.getBytes(StandardCharsets.UTF_8));
        body.write(0);
        body.writeBytes(types);
        return new Message(Message.PARSE, body.toByteArray());
    }

    /// The statement that a `Bind` message is about.
    static String boundTo(Message bind) {
        return bind.text(bind.end(0) + 1);
    }

    /// The same `Bind` message, about the statement without a name.
    static Message bindAnonymous(Message bind) {
        int portalEnd = bind.end(0);
        int nameEnd = bind.end(portalEnd + 1);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(bind.body(), 0, portalEnd + 1);
        body.write(bind.body(), nameEnd, bind.body().length - nameEnd);
        return new Message(Message.BIND, body.toByteArray());
    }
}
