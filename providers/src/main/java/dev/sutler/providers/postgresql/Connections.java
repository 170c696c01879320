package dev.sutler.providers.postgresql;

import java.sql.Connection;
import java.sql.SQLException;

/// Where connections to the server come from, as the broker's login. The caller closes them.
interface Connections extends AutoCloseable {

    /// A connection to the database from which the others are made.
    Connection maintenance() throws SQLException;

    /// A connection to one other database. It must be closed before the database can be dropped.
    Connection inside(String database) throws SQLException;

    @Override
    void close();
}
