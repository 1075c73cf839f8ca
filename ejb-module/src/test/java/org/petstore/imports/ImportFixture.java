package org.petstore.imports;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import org.petstore.files.FileStore;
import org.petstore.jobs.ImportTestContext;
import org.petstore.jobs.JobContext;
import org.petstore.jobs.JobResult;
import org.petstore.orders.OrderRepository;
import org.petstore.pets.PetIds;
import org.petstore.pets.PetRepository;
import org.petstore.platform.Beans;
import org.petstore.platform.TestDatabase;

/** The beans of an import, wired by hand to a database, with a clock that stands at noon of 2024-06-15 UTC. */
final class ImportFixture {

    static final String PET_HEADER = "name,category,status,price,birth_date\n";
    static final String PET_HEADER_WITH_ID = "id,name,category,status,price,birth_date\n";

    private static final String KEY = "uploads/1.csv";

    final TestDatabase database;
    final FileStore files;
    final TransactionalWriter writer = new TransactionalWriter();
    final PetRepository pets;
    final PetsImport petsImport;
    final OrdersImport ordersImport;
    private final FailedRows failedRows;

    ImportFixture(TestDatabase database, FileStore files) throws ReflectiveOperationException {
        this.database = database;
        this.files = files;
        var dataSource = database.dataSource();
        var errors = Beans.make(ImportErrorRepository.class, dataSource);
        var ids = Beans.make(ImportIdRepository.class, dataSource);
        Beans.fill(writer, ChunkWriter.class, errors, ids);
        failedRows = Beans.make(FailedRows.class, files, errors);
        var importer =
                Beans.make(CsvImporter.class, files, writer, ids, Beans.make(ImportResults.class, errors), threads());
        var clock = Clock.fixed(Instant.parse("2024-06-15T12:00:00Z"), ZoneOffset.UTC);
        pets = Beans.make(PetRepository.class, dataSource);
        petsImport = Beans.make(PetsImport.class, importer, pets, Beans.make(PetIds.class, dataSource), clock);
        ordersImport = Beans.make(OrdersImport.class, importer, Beans.make(OrderRepository.class, dataSource));
    }

    /** Those of the container, as far as an import needs them. */
    private static ManagedExecutorService threads() {
        var type = ManagedExecutorService.class;
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    ForkJoinPool.commonPool().execute((Runnable) arguments[0]);
                    return null;
                }));
    }

    static ImportFixture inMemory() throws ReflectiveOperationException {
        return new ImportFixture(TestDatabase.inMemory(), new MemoryFiles());
    }

    JobResult importPets(String csv) throws Exception {
        return importPets(csv.getBytes(StandardCharsets.UTF_8));
    }

    JobResult importPets(byte[] csv) throws Exception {
        return run(petsImport, csv, ImportTestContext.ofFirstAttempt());
    }

    JobResult importOrders(String csv) throws Exception {
        return run(ordersImport, csv.getBytes(StandardCharsets.UTF_8), ImportTestContext.ofFirstAttempt());
    }

    JobResult importPets(String csv, ImportOptions options) throws Exception {
        return run(petsImport, csv.getBytes(StandardCharsets.UTF_8), options, ImportTestContext.ofFirstAttempt());
    }

    JobResult run(RowType<?> type, byte[] csv, JobContext context) throws Exception {
        return run(type, csv, ImportOptions.DEFAULTS, context);
    }

    JobResult run(RowType<?> type, byte[] csv, ImportOptions options, JobContext context) throws Exception {
        files.put(KEY, out -> out.write(csv));
        return type.run(new CsvImport(KEY, "pets.csv", options), context);
    }

    /** The list of the rows that the last import did not take. */
    String failedRows(JobResult result, ImportOptions options) throws Exception {
        var jobId = UUID.fromString(result.location().substring("/imports/".length()));
        var list = new ByteArrayOutputStream();
        failedRows.of(jobId, new CsvImport(KEY, "pets.csv", options)).writeTo(list);
        return list.toString(StandardCharsets.UTF_8);
    }

    /** What a result says of its rows: {@code "1: price: must be above 0"}. */
    static List<String> errors(JobResult result) {
        return result.results().getJsonArray("errors").stream()
                .map(error -> error.asJsonObject().getInt("row") + ": "
                        + error.asJsonObject().getString("error"))
                .toList();
    }

    /** The summary of an import with the default options. */
    static ImportSummary summary(long created, long failed) {
        return new ImportSummary(created, null, failed, false);
    }

    static ImportSummary summary(JobResult result) {
        return (ImportSummary) result.summary();
    }

    /** The writer as the container would call it, in a transaction; and able to die. */
    final class TransactionalWriter extends ChunkWriter {

        /** What the last transaction that was committed left as its checkpoint. */
        ImportProgress committed;

        private int chunksLeft = Integer.MAX_VALUE;
        private Runnable beforeWrite = () -> {};

        /** The process dies when so many chunks are committed and the next one is about to be. */
        void dieAfter(int chunks) {
            chunksLeft = chunks;
        }

        void beforeWrite(Runnable action) {
            beforeWrite = action;
        }

        @Override
        <R> ImportProgress write(ImportAttempt<R> attempt, Chunk<R> chunk, List<R> ready, boolean lookUpIds)
                throws SQLException {
            try {
                beforeWrite.run();
                committed = database.inTransaction(() -> {
                    ImportProgress after = super.write(attempt, chunk, ready, lookUpIds);
                    if (chunksLeft-- == 0) {
                        throw new ProcessDied();
                    }
                    return after;
                });
                return committed;
            } catch (SQLException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static final class ProcessDied extends RuntimeException {}
}
