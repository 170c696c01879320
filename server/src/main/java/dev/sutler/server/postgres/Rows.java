package dev.sutler.server.postgres;

/// How rows of the three tables are read and written.
record Rows(InstanceRows instances, BindingRows bindings, OperationRows operations) {

    static Rows sealedBy(Sealer sealer) {
        return new Rows(
                new InstanceRows(sealer), new BindingRows(sealer), new OperationRows(sealer));
    }
}
