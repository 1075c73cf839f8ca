package org.petstore.webhooks;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A receiver with a secret of its own. The secret is not in here: it is told once, with {@link IssuedSecret}.
 *
 * @param origin of all callback URLs that are signed with the secret
 * @param rotatedAt when the secret was last replaced; empty if never
 * @param previousUntil how long the replaced one signs as well, which may be over
 */
public record WebhookSubscriber(
        UUID id, Origin origin, Instant createdAt, Optional<Instant> rotatedAt, Optional<Instant> previousUntil) {}
