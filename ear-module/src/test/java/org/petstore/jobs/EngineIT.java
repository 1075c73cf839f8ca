package org.petstore.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.petstore.files.FilePack;
import org.petstore.files.FileStore;
import org.petstore.platform.Timestamps;
import org.petstore.server.TestEar;
import org.petstore.toys.Toy;
import org.petstore.toys.ToyHandler;

/** The engine inside the container, with a job type that it has never heard of. */
@ExtendWith(ArquillianExtension.class)
class EngineIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration TOLERANCE = Duration.ofSeconds(1);
    private static final UUID DEAD_NODE = new UUID(0, 0);

    @Inject
    private JobService service;

    @Inject
    private FileStore files;

    @Inject
    private JobRepository jobs;

    @Inject
    private JobQueue queue;

    @Inject
    private Node node;

    @Inject
    private ToyHandler toys;

    @Inject
    private UserTransaction transaction;

    @Deployment
    static Archive<?> ear() {
        return new TestEar().withPackageOf(Toy.class).withClass(EngineIT.class).build();
    }

    @Test
    void aTypeThatOnlyBringsItsPackageIsDone() {
        Job done = becomes(JobStatus.COMPLETED, submit("succeed"));

        assertThat(done.resultLocation()).contains("/toys/" + done.id());
        assertThat(done.summary(ToyHandler.Played.class)).contains(new ToyHandler.Played(1));
        assertThat(done.progress()).isEqualTo(100);
        assertThat(Timestamps.text(done.completedAt().orElseThrow())).isNotBlank();
    }

    @Test
    void anAccidentIsTriedAgainAfterTwoAndFourSecondsThreeTimesInAll() {
        Job failed = becomes(JobStatus.FAILED, submit("fail"));

        List<Instant> calls = toys.calls(failed.id());
        assertThat(calls).hasSize(3);
        assertThat(Duration.between(calls.get(0), calls.get(1))).isCloseTo(Duration.ofSeconds(2), TOLERANCE);
        assertThat(Duration.between(calls.get(1), calls.get(2))).isCloseTo(Duration.ofSeconds(4), TOLERANCE);
        assertThat(failed.error().orElseThrow()).contains("3 times").doesNotContain("secret");
    }

    @Test
    void aJobRecoversFromAnAccident() {
        Job done = becomes(JobStatus.COMPLETED, submit("fail once"));

        assertThat(done.attempt()).isEqualTo(2);
        assertThat(toys.calls(done.id())).hasSize(2);
    }

    @Test
    void badInputIsNotTriedAgain() {
        Job failed = becomes(JobStatus.FAILED, submit("refuse"));

        assertThat(toys.calls(failed.id())).hasSize(1);
        assertThat(failed.error()).contains("The toy does not like it");
    }

    @Test
    void aMessageThatComesManyTimesStartsTheJobOnce() {
        UUID job = submit("succeed");
        queue.announce(Collections.nCopies(50, job), Lane.SHORT);
        becomes(JobStatus.COMPLETED, job);
        queue.announce(Collections.nCopies(50, job), Lane.SHORT);
        becomes(JobStatus.COMPLETED, submit("succeed"));

        assertThat(toys.calls(job)).hasSize(1);
    }

    @Test
    void aRunningJobStopsWithinASecondOfItsCancellation() {
        UUID job = submit("go on");
        becomes(JobStatus.PROCESSING, job);
        await("the toy to be at it").atMost(SOON).until(() -> !toys.calls(job).isEmpty());

        Instant cancelled = Instant.now();
        assertThat(service.cancel(job)).contains(JobStatus.CANCELLED);

        await("the toy to stop").atMost(Duration.ofSeconds(1)).until(() -> toys.stopped(job) != null);
        assertThat(Duration.between(cancelled, toys.stopped(job))).isLessThan(Duration.ofSeconds(1));
        assertThat(service.cancel(job)).contains(JobStatus.CANCELLED);
    }

    @Test
    void aRunningJobThatAnotherNodeCancelledStopsToo() {
        UUID job = submit("go on");
        becomes(JobStatus.PROCESSING, job);

        // As another node would: the row alone is changed
        assertThat(jobs.cancel(job)).isTrue();

        await("the toy to stop").atMost(Duration.ofSeconds(3)).until(() -> toys.stopped(job) != null);
    }

    @Test
    void aJobWhoseNodeDiedIsDoneByAnother() {
        Job claimed = claimBy(DEAD_NODE, "succeed");

        Job done = becomes(JobStatus.COMPLETED, claimed.id());

        assertThat(done.attempt()).isEqualTo(2);
        assertThat(toys.calls(done.id())).hasSize(1);
    }

    @Test
    void aJobThatKillsItsNodeAgainAndAgainFails() {
        Job claimed = claimBy(DEAD_NODE, "succeed");
        for (int losses = 1; losses <= 4; losses++) {
            assertThat(jobs.handBack(claimed, 1)).isTrue();
            claimed = claim(claimed, DEAD_NODE);
        }

        Job failed = becomes(JobStatus.FAILED, claimed.id());

        assertThat(failed.error().orElseThrow()).contains("died 5 times");
    }

    @Test
    void aWorkerThatLostItsJobCanChangeNothing() throws Exception {
        Job frozen = claimBy(node.id(), "succeed");
        assertThat(jobs.handBack(frozen, 1)).isTrue();
        assertThat(claim(frozen, node.id())).isNotNull();

        assertThat(jobs.progress(frozen, 50)).isFalse();
        var late = new JobResult("/toys/late", new ToyHandler.Played(1), null);
        assertThat(jobs.complete(List.of(new Completion(frozen, late)))).isEmpty();
        assertThat(jobs.fail(frozen, "late")).isFalse();
        assertThat(jobs.retryAfter(frozen, Duration.ZERO)).isFalse();
        var attempt = new JobAttempt(frozen, jobs, new FilePack(files, "results"), () -> {});
        transaction.begin();
        try {
            assertThatThrownBy(() -> attempt.progress(1, 2, new Toy("late"))).isInstanceOf(JobStoppedException.class);
        } finally {
            transaction.rollback();
        }
    }

    @Test
    void aJobThatAClientHasTriedAgainHasAllItsTriesBeforeIt() {
        UUID job = submit("fail");
        becomes(JobStatus.FAILED, job);

        Job again = service.retry(job).orElseThrow();

        assertThat(again.status()).isEqualTo(JobStatus.PENDING);
        assertThat(again.failures()).isZero();
        assertThat(again.error()).isEmpty();
        assertThat(again.completedAt()).isEmpty();
        assertThat(service.retry(job)).as("it is on its way").isEmpty();
        assertThat(becomes(JobStatus.FAILED, job).attempt()).isEqualTo(6);
        assertThat(toys.calls(job)).hasSize(6);
    }

    @Test
    void aWorkerThatIsStillAtACancelledAttemptCannotChangeTheNext() throws Exception {
        Job cancelled = claimBy(node.id(), "go on");
        assertThat(jobs.cancel(cancelled.id())).isTrue();
        assertThat(jobs.handBack(cancelled, 0))
                .as("only a client has it tried again")
                .isFalse();
        assertThat(jobs.retry(cancelled.id(), Instant.EPOCH)).isPresent();

        var late = new JobResult("/toys/late", new ToyHandler.Played(1), null);
        assertThat(jobs.progress(cancelled, 50)).isFalse();
        assertThat(jobs.complete(List.of(new Completion(cancelled, late)))).isEmpty();
        assertThat(claim(cancelled, node.id()).attempt()).isEqualTo(2);
        assertThat(jobs.complete(List.of(new Completion(cancelled, late)))).isEmpty();
        assertThat(jobs.fail(cancelled, "late")).isFalse();
        service.cancel(cancelled.id());
    }

    /** The end of an attempt could not be written, because the database was away: no fault of the job. */
    @Test
    void anAttemptThatEndedUnheardIsRepeatedUncounted() {
        Job claimed = claimBy(node.id(), "succeed");

        Job done = becomes(JobStatus.COMPLETED, claimed.id());

        assertThat(done.attempt()).isEqualTo(2);
        assertThat(done.failures()).isZero();
    }

    @Test
    void aJobThatWillTakeLongIsMovedToTheLongLaneAndCompletesThere() {
        Job done = becomes(JobStatus.COMPLETED, submit("expect long"));

        assertThat(done.lane()).isEqualTo(Lane.LONG);
        assertThat(done.attempt()).isEqualTo(2);
        assertThat(done.failures()).isZero();
        assertThat(toys.calls(done.id())).hasSize(2);
    }

    /** The four toys play only together, but the message is for one consumer, which would do one after the other. */
    @Test
    void shortJobsClaimedTogetherWithOneThatTakesUnexpectedlyLongAreDoneByOtherConsumers() {
        List<UUID> ids = Stream.generate(() -> insert("play with three others"))
                .limit(4)
                .map(Job::id)
                .toList();

        queue.announce(ids, Lane.SHORT);

        List<Job> done =
                ids.stream().map(id -> becomes(JobStatus.COMPLETED, id)).toList();
        assertThat(done).extracting(Job::failures).containsOnly(0);
        assertThat(done).extracting(Job::attempt).containsExactlyInAnyOrder(1, 2, 2, 2);
    }

    @Test
    void aShortJobThatHasEndedDoesNotWaitForTheOneAfterIt() {
        Job first = insert("succeed");
        Job second = insert("go on");

        queue.announce(List.of(first.id(), second.id()), Lane.SHORT);

        becomes(JobStatus.COMPLETED, first.id());
        assertThat(becomes(JobStatus.PROCESSING, second.id()).attempt()).isEqualTo(1);
        service.cancel(second.id());
    }

    private UUID submit(String behaviour) {
        UUID id = service.newId();
        service.submit(id, Toy.TYPE, new Toy(behaviour), null);
        return id;
    }

    /** A job in work at a node, of which no consumer has heard. */
    private Job claimBy(UUID owner, String behaviour) {
        return claim(insert(behaviour), owner);
    }

    /** A job that nobody has announced yet. */
    private Job insert(String behaviour) {
        var job = new Job(
                service.newId(),
                Toy.TYPE,
                JobJson.write(new Toy(behaviour)),
                null,
                Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
        jobs.insert(List.of(job));
        return job;
    }

    private Job claim(Job job, UUID owner) {
        return jobs.claim(List.of(job.id()), owner).get(0);
    }

    private Job becomes(JobStatus status, UUID job) {
        await("job %s to be %s".formatted(job, status))
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> service.find(job).orElseThrow().status() == status);
        return service.find(job).orElseThrow();
    }
}
