package dev.sutler.server.postgres;

import dev.sutler.core.audit.Actor;
import dev.sutler.core.intake.IntakeStore;
import dev.sutler.core.operator.OperationJournal;
import dev.sutler.core.operator.OperatorStore;
import dev.sutler.core.operator.OperatorView;
import dev.sutler.core.reconcile.ReconcileStore;
import dev.sutler.core.schedule.Timetable;
import dev.sutler.core.store.CatalogLedger;
import dev.sutler.core.store.Store;
import dev.sutler.core.store.StoreUnavailableException;
import dev.sutler.core.upkeep.ExpiringBindings;
import dev.sutler.core.upkeep.Rotations;
import dev.sutler.server.sealing.SecretStore;
import dev.sutler.spi.Turns;

import org.postgresql.ds.PGSimpleDataSource;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The database in which everything durable stands: opened once, closed last.
public final class PostgresDatabase implements AutoCloseable {

    private static final Actor BROKER = new Actor.Broker("credentials");

    private final PostgresStore.Pools pools;
    private final Schema schema;
    private final Store store;
    private final CatalogLedger ledger;
    private final Timetable timetable;
    private final Turns turns;
    private final ExpiringBindings expiring;
    private final Rotations rotations;
    private final ReconcileStore reconciliation;
    private final Forgetting forgetting;
    private final Claims claims;
    private final SealedData sealed;
    private final OperatorView operatorView;
    private final OperatorStore operatorStore;
    private final IntakeStore intake;
    private final OperationJournal journal;
    private final AuditStore audit;

    private PostgresDatabase(
            PostgresStore.Pools pools,
            Schema schema,
            PostgresOptions options,
            SecretStore secrets,
            SealedData sealed,
            AuditStore audit) {
        Rows rows = Rows.sealedBy(new Sealer(secrets));
        this.pools = pools;
        this.schema = schema;
        this.sealed = sealed;
        this.store = new PostgresStore(pools, rows, options.keeping());
        this.ledger = new CatalogLedgerTable(pools.workers());
        this.reconciliation = new ReconcileTable(pools.workers(), rows);
        this.expiring = new ExpiryTable(pools.workers());
        this.rotations = new RotationTable(pools.workers(), options.keeping().memory());
        this.timetable = new ScheduleTable(pools.leases(), options.keeping().lease());
        this.turns = new TurnTable(pools.workers(), UUID.randomUUID());
        this.forgetting = new Forgetting(options.keeping().memory());
        this.audit = audit;
        this.journal = new JournalTable(pools.requests());
        this.claims = new Claims(rows.operations(), options.keeping().lease());
        this.operatorView = new OperatorLists(pools.requests());
        this.intake = new IntakeTable(pools.requests(), rows);
        this.operatorStore =
                new Curing(
                        pools.requests(),
                        new Beginnings(pools.requests(), rows, options.keeping().lease()));
    }

    /// Connects, brings the tables up to date, seals what was not sealed yet, and opens the
    /// connection pools.
    ///
    /// @param secrets what seals what must stay secret; the same for all who open this database
    /// @throws DatabaseUnusableException when that cannot be; its message is one line for the
    ///   operator
    public static PostgresDatabase open(PostgresOptions options, SecretStore secrets) {
        PGSimpleDataSource source = Server.source(options);
        Server.check(source, options);
        // A migration may take as long as it takes.
        PGSimpleDataSource patient = Server.source(options);
        patient.setSocketTimeout(0);
        Schema schema = Schema.migrate(patient, Server.place(source));
        Epochs.catchUp(source);
        SealedData sealed = new SealedData(patient);
        sealed.use(secrets);
        sealed.adopt(secrets);
        PostgresOptions.Pools sizes = options.pools();
        PostgresStore.Pools pools =
                new PostgresStore.Pools(
                        new Pool("requests", sizes.requests(), source, options.timeouts()),
                        new Pool("workers", sizes.workers(), source, options.timeouts()),
                        new Pool("leases", sizes.leases(), source, options.timeouts()));
        AuditStore audit = new AuditStore(pools.workers(), patient, secrets);
        return new PostgresDatabase(pools, schema, options, secrets, sealed, audit);
    }

    /// The core's store.
    public Store store() {
        return store;
    }

    /// What tells the things that this broker makes from another broker's: the same for all that
    /// open this database.
    ///
    /// @throws StoreUnavailableException when the database does not answer
    public String brokerId() {
        return pools.requests()
                .statement(
                        "look up the broker's id",
                        connection -> {
                            try (Query query = new Query(connection, "SELECT id FROM broker")) {
                                return query.first(row -> row.uuid("id")).orElseThrow();
                            }
                        })
                .toString();
    }

    /// What a reconciliation asks, and leaves.
    public ReconcileStore reconciliation() {
        return reconciliation;
    }

    /// The credentials with which platforms may ask. What is changed here, the broker changes.
    public StoredCredentials credentials() {
        return credentials(BROKER);
    }

    /// The credentials with which platforms may ask.
    ///
    /// @param actor who changes them, for the audit
    public StoredCredentials credentials(Actor actor) {
        return new CredentialTable(pools.requests(), CredentialTable.Holder.PLATFORM, actor);
    }

    /// The credentials with which operators use the admin API. What is changed here, the broker
    /// changes.
    public StoredCredentials operatorCredentials() {
        return operatorCredentials(BROKER);
    }

    /// The credentials with which operators use the admin API.
    ///
    /// @param actor who changes them, for the audit
    public StoredCredentials operatorCredentials(Actor actor) {
        return new CredentialTable(pools.requests(), CredentialTable.Holder.OPERATOR, actor);
    }

    /// What was done for each operation.
    public OperationJournal journal() {
        return journal;
    }

    /// What was done, by whom.
    public AuditStore audit() {
        return audit;
    }

    /// Notes that a worker is alive. To be called now and then, so that people know it by name.
    ///
    /// @param name what its replica is called
    /// @throws StoreUnavailableException when the database does not answer
    public void workerSeen(UUID worker, String name) {
        pools.leases()
                .statement(
                        "note that a worker is alive",
                        connection -> {
                            WorkerTable.forget(connection);
                            return WorkerTable.seen(connection, worker, name);
                        });
    }

    /// How many instances each platform has; those without any are left out.
    ///
    /// @throws StoreUnavailableException when the database does not answer
    public Map<String, Long> instancesByPlatform() {
        return pools.requests().statement("count the instances", Snapshots::instancesByPlatform);
    }

    /// How many operations of each platform are due and held by nobody, for want of room; those
    /// without any are left out.
    ///
    /// @throws StoreUnavailableException when the database does not answer
    public Map<String, Long> queuedByPlatform() {
        return pools.requests().statement("count what is queued", Claims::queuedByPlatform);
    }

    /// What is sealed in it, and with which keys.
    public SealedData sealed() {
        return sealed;
    }

    /// What operators look at.
    public OperatorView operatorView() {
        return operatorView;
    }

    /// Where operators' orders are written.
    public OperatorStore operatorStore() {
        return operatorStore;
    }

    /// The way in for what was made elsewhere.
    public IntakeStore intake() {
        return intake;
    }

    /// What has been offered.
    public CatalogLedger catalogLedger() {
        return ledger;
    }

    /// Which bindings have expired.
    public ExpiringBindings expiringBindings() {
        return expiring;
    }

    /// Which bindings are to get new credentials since an operator wants it.
    public Rotations rotations() {
        return rotations;
    }

    /// When the broker's own tasks are due, and who runs them.
    public Timetable timetable() {
        return timetable;
    }

    /// Turns among all processes that open the same database. Without it nobody gets one.
    public Turns turns() {
        return turns;
    }

    /// Whether the database answers, can be written to and has the tables that this program knows.
    /// Never throws.
    public boolean ready() {
        try {
            return pools.leases().statement("check the database", schema::ready);
        } catch (StoreUnavailableException | IllegalStateException unavailable) {
            return false;
        }
    }

    /// Ends every lease and every turn, so that what a killed process was working on is due at
    /// once.
    ///
    /// Only for a database that no other process can be working with: one that another process
    /// still worked on would be worked on twice.
    ///
    /// @throws StoreUnavailableException when the database does not answer
    public void endAllLeases() {
        pools.workers()
                .statement(
                        "end all leases",
                        connection -> {
                            claims.endAll(connection);
                            ScheduleTable.endAll(connection);
                            TurnTable.endAll(connection);
                            return true;
                        });
    }

    /// Removes finished operations that are remembered no longer. The latest one of a resource that
    /// is still there stays.
    ///
    /// @param after where to go on
    /// @param batch how many to look at in this call, which is one transaction; those that another
    ///   transaction has locked are passed over
    /// @throws StoreUnavailableException when the database does not answer
    public Sweep forget(Sweep.Position after, int batch) {
        return pools.workers()
                .statement(
                        "forget old operations",
                        connection -> forgetting.forget(connection, after, batch));
    }

    /// Closes the connections. What is under way fails.
    @Override
    public void close() {
        List.of(pools.requests(), pools.workers(), pools.leases()).forEach(Pool::close);
    }
}
