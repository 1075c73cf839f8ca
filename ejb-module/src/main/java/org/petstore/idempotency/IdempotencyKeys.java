package org.petstore.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.petstore.jobs.Job;
import org.petstore.jobs.JobService;
import org.petstore.platform.Settings;

/**
 * Has each key's request done once. Whoever gets the reservation of a key either submits its job or gives the key back;
 * until then the node renews the lease of the reservation. If the process dies, the lease runs out and the next
 * request with the key is the first: there is no job, because a job and the first answer are committed together.
 */
@ApplicationScoped
public class IdempotencyKeys {

    private static final Logger LOG = System.getLogger(IdempotencyKeys.class.getName());

    /** Of two who find a key free at the same time one is second at the second look. */
    private static final int MOST_LOOKS = 3;

    @Inject
    private IdempotencyKeyRepository keys;

    @Inject
    private JobService jobs;

    @Inject
    private Settings settings;

    private final Set<Reservation> held = ConcurrentHashMap.newKeySet();

    /**
     * Reserves a key, to be followed by {@link #submit} or {@link #release}.
     *
     * @return the request that the key was used for, and nothing is reserved then; empty if the key is now reserved
     * @throws RequestInProgressException if somebody else has reserved it
     */
    public Optional<FirstRequest> reserve(Reservation wanted) {
        for (int look = 0; look < MOST_LOOKS; look++) {
            Optional<IdempotencyKeyRepository.Row> row = keys.find(wanted.key());
            if (row.isEmpty() ? keys.insert(wanted, settings.leaseDuration()) : takeOver(row.get(), wanted)) {
                held.add(wanted);
                return Optional.empty();
            }
            if (row.isPresent() && !row.get().isOver()) {
                return Optional.of(row.get().first().orElseThrow(RequestInProgressException::new));
            }
        }
        throw new RequestInProgressException();
    }

    /**
     * Accepts the job of a reserved key. Both are committed when this returns, or neither if it throws, unless the
     * database went away meanwhile.
     *
     * @param fingerprint of the request, SHA-256 in hex
     * @throws RequestInProgressException if the lease had run out, and somebody else has reserved the key
     */
    public FirstRequest submit(
            Reservation reservation, String fingerprint, String type, Object parameters, String callbackUrl) {
        Job job = jobs.submit(
                reservation.jobId(),
                type,
                parameters,
                callbackUrl,
                accepted -> keys.complete(reservation, firstRequest(accepted, fingerprint)));
        held.remove(reservation);
        return firstRequest(job, fingerprint);
    }

    /** Gives the key back for another request, unless its job is there. */
    public void release(Reservation reservation) {
        held.remove(reservation);
        try {
            keys.release(reservation);
        } catch (RuntimeException e) { // the request has failed already, and that is what its client must hear
            LOG.log(Level.WARNING, "A key could not be given back, it is free when its lease has run out", e);
        }
    }

    void renewLeases() {
        keys.renew(Set.copyOf(held), settings.leaseDuration());
    }

    private boolean takeOver(IdempotencyKeyRepository.Row row, Reservation wanted) {
        return row.isOver() && keys.takeOver(wanted, row.jobId(), settings.leaseDuration());
    }

    private FirstRequest firstRequest(Job job, String fingerprint) {
        return new FirstRequest(
                job.id(), job.createdAt(), fingerprint, job.createdAt().plus(settings.idempotencyRetention()));
    }
}
