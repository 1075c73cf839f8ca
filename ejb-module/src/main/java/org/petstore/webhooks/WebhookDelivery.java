package org.petstore.webhooks;

import jakarta.persistence.Column;
import jakarta.persistence.ColumnResult;
import jakarta.persistence.ConstructorResult;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One message to one receiver, sent until it arrives or the schedule ends. Written once; after that it is changed by
 * the statements of {@link WebhookDeliveryRepository} alone, never through this object.
 */
@Entity
@Table(name = "webhook_deliveries")
@SqlResultSetMapping(
        name = DueDelivery.MAPPING,
        classes =
                @ConstructorResult(
                        targetClass = DueDelivery.class,
                        columns = {
                            @ColumnResult(name = "id", type = UUID.class),
                            @ColumnResult(name = "host", type = String.class)
                        }))
class WebhookDelivery {

    /** Why nothing is sent to a receiver that has answered 410. */
    static final String RECEIVER_GONE = "the receiver has answered 410 Gone";

    /** Why nothing is sent for the moment; the cause is in the server's log. */
    static final String OWN_FAULT = "not sent, because of a fault on the server's side";

    @Id
    private UUID id;

    @Column(name = "job_id")
    private UUID jobId;

    @Column(name = "job_sequence")
    private Integer jobSequence;

    private String url;
    private String host;
    private byte[] body;

    @Convert(converter = DeliveryStatusConverter.class)
    private DeliveryStatus status;

    private int attempt;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "last_error")
    private String lastError;

    @Column(name = "schedule_start")
    private int scheduleStart;

    protected WebhookDelivery() {}

    /**
     * A new delivery, due at once.
     *
     * @param jobSequence of the state that the message tells; null if it tells of no job
     * @param url as {@link CallbackPolicy} let it pass
     * @param body the bytes to sign and send, from now on owned by this object
     */
    WebhookDelivery(UUID id, UUID jobId, Integer jobSequence, String url, byte[] body, Instant createdAt) {
        this.id = id;
        this.jobId = jobId;
        this.jobSequence = jobSequence;
        this.url = url;
        this.host = hostOf(url);
        this.body = body;
        this.status = DeliveryStatus.PENDING;
        this.createdAt = createdAt;
        this.nextAttemptAt = createdAt;
    }

    static String hostOf(String url) {
        return URI.create(url).getHost().toLowerCase(Locale.ROOT);
    }

    /** Repeats in memory what the claim has done to the row. */
    void claimed() {
        attempt++;
    }

    UUID id() {
        return id;
    }

    UUID jobId() {
        return jobId;
    }

    /** Of the state of the job that the message tells; empty if it tells of no job, or is older than that number. */
    Optional<Integer> jobSequence() {
        return Optional.ofNullable(jobSequence);
    }

    String url() {
        return url;
    }

    /** The host of the URL in lower case: sends to one host are bounded. */
    String host() {
        return host;
    }

    /** The same bytes in every attempt; not to be changed. */
    byte[] body() {
        return body;
    }

    DeliveryStatus status() {
        return status;
    }

    /** Sends so far, the one that this object was claimed for included. */
    int attempt() {
        return attempt;
    }

    /** The same since the schedule of retries began, which it does anew when a delivery is sent again by hand. */
    int attemptOfSchedule() {
        return attempt() - scheduleStart;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** When it is sent next; only while it is pending. */
    Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    /** When it came to its end; null while it is pending. */
    Instant endedAt() {
        return endedAt;
    }

    /** What went wrong at the last send, or why there is none any more; null if nothing did. */
    String lastError() {
        return lastError;
    }
}
