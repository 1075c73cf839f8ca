package org.petstore.webhooks;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.petstore.platform.GeneratedSecret;
import org.petstore.platform.Settings;

/**
 * Gives subscribers their secrets, and the signer too. What is changed holds on this node at once, on others when they
 * have forgotten what they knew.
 */
@ApplicationScoped
public class SubscriberService {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(5);
    private static final int MOST_KNOWN = 10_000;

    private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

    @Inject
    private SubscriberRepository subscribers;

    @Inject
    private SecretCipher cipher;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    /** Also that an origin has no subscriber: sending must not cost a query each. */
    private final Cache<Origin, Optional<SigningSecrets>> known = Caffeine.newBuilder()
            .expireAfterWrite(KNOWN_FOR)
            .maximumSize(MOST_KNOWN)
            .build();

    /**
     * Makes a subscriber with a new secret.
     *
     * @return empty if there is one for the origin already
     */
    public Optional<IssuedSecret> create(Origin origin) throws SQLException {
        var subscriber =
                new WebhookSubscriber(IDS.generate(), origin, clock.instant(), Optional.empty(), Optional.empty());
        String secret = newSecret();
        if (!subscribers.insert(subscriber, cipher.encrypt(subscriber.id(), secret))) {
            return Optional.empty();
        }
        known.invalidate(origin);
        return Optional.of(new IssuedSecret(subscriber, secret));
    }

    /**
     * Replaces the secret. The one before signs as well for as long as the settings say; a second rotation within that
     * time ends it. If the process dies before the answer, nobody knows the new secret, but the old one still signs.
     *
     * @return empty if there is no such subscriber
     */
    public Optional<IssuedSecret> rotate(UUID id) throws SQLException {
        String secret = newSecret();
        Instant now = clock.instant();
        subscribers.rotate(id, cipher.encrypt(id, secret), now, now.plus(settings.webhookSecretOverlap()));
        Optional<WebhookSubscriber> rotated = subscribers.find(id);
        rotated.map(WebhookSubscriber::origin).ifPresent(known::invalidate);
        return rotated.map(subscriber -> new IssuedSecret(subscriber, secret));
    }

    /**
     * Forgets a subscriber and its secrets; from then on the server's secret signs.
     *
     * @return false if there is none
     */
    public boolean delete(UUID id) throws SQLException {
        Optional<WebhookSubscriber> subscriber = subscribers.find(id);
        subscribers.delete(id);
        subscriber.map(WebhookSubscriber::origin).ifPresent(known::invalidate);
        return subscriber.isPresent();
    }

    /**
     * The secrets that sign what is sent to an origin; asks the database if it has not done so within seconds.
     *
     * @return empty if it has no subscriber
     * @throws UnreadableSecretException if this server has another key than the one they were stored with
     */
    Optional<SigningSecrets> secretsOf(Origin origin) {
        return known.get(origin, this::read);
    }

    private Optional<SigningSecrets> read(Origin origin) {
        try {
            return subscribers.secretsOf(origin, (id, stored) -> new WebhookSecret(cipher.decrypt(id, stored)));
        } catch (SQLException e) {
            throw new IllegalStateException("Secrets of subscribers cannot be read", e);
        }
    }

    private static String newSecret() {
        return Settings.BASE64_SECRET + GeneratedSecret.newKey();
    }
}
