package org.petstore.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * Everything an operator can set, read once at start from the environment and checked by {@link SettingsReader}.
 *
 * @param dataDirectory where files live that must outlast the process
 * @param sampleData whether an empty database is filled with sample pets and orders
 * @param maxUploadBytes the largest request body of an import, in bytes
 * @param mostUnfinishedJobs how many jobs may be unfinished before no more are accepted; 1 or more
 * @param mostUnfinishedJobsOfCaller how many of them may be one caller's; 1 or more
 * @param idempotencyRetention how long a key stands for the request it was first used for
 * @param leaseDuration how long a silent node keeps its jobs
 * @param webhookSecret signs webhooks; starts with {@code whsec_} if it is base64 as in Standard Webhooks
 * @param callbackRules which callback URLs may pass
 * @param webhookRetryDelays the pauses before the second, third … send of a delivery
 * @param webhookTimeout how long one send may take in all
 * @param webhookResponseTimeout how long it may take until the answer begins
 * @param secretKey an AES key of 256 bits: encrypts the secrets that are stored in the database
 * @param webhookSecretOverlap how long a subscriber's old secret still signs beside the new one
 * @param resultRetention how long the files of a job are kept after its end
 * @param jobRetention how long the record of a job is kept after its end; not shorter
 * @param webhookSigningKey also signs webhooks, for receivers that have the public key; empty if there is none
 */
public record Settings(
        Path dataDirectory,
        boolean sampleData,
        long maxUploadBytes,
        long mostUnfinishedJobs,
        long mostUnfinishedJobsOfCaller,
        Duration idempotencyRetention,
        Duration leaseDuration,
        String webhookSecret,
        CallbackRules callbackRules,
        List<Duration> webhookRetryDelays,
        Duration webhookTimeout,
        Duration webhookResponseTimeout,
        SecretKey secretKey,
        Duration webhookSecretOverlap,
        Duration resultRetention,
        Duration jobRetention,
        Optional<SigningKey> webhookSigningKey) {

    /** What a webhook secret begins with whose rest is a key in base64 (RFC 4648, section 4), as in Standard Webhooks. */
    public static final String BASE64_SECRET = "whsec_";

    /** Leaves secrets and keys out, so that logging the settings never tells them. */
    @Override
    public String toString() {
        return "Settings[dataDirectory=%s, sampleData=%s, maxUploadBytes=%d, mostUnfinishedJobs=%d, mostUnfinishedJobsOfCaller=%d, idempotencyRetention=%s, leaseDuration=%s, callbackRules=%s, webhookRetryDelays=%s, webhookTimeout=%s, webhookResponseTimeout=%s, webhookSecretOverlap=%s, resultRetention=%s, jobRetention=%s]"
                .formatted(
                        dataDirectory,
                        sampleData,
                        maxUploadBytes,
                        mostUnfinishedJobs,
                        mostUnfinishedJobsOfCaller,
                        idempotencyRetention,
                        leaseDuration,
                        callbackRules,
                        webhookRetryDelays,
                        webhookTimeout,
                        webhookResponseTimeout,
                        webhookSecretOverlap,
                        resultRetention,
                        jobRetention);
    }
}
