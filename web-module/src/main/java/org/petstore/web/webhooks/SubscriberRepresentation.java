package org.petstore.web.webhooks;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.UUID;
import org.petstore.platform.Timestamps;
import org.petstore.web.xml.XmlRoot;
import org.petstore.webhooks.IssuedSecret;
import org.petstore.webhooks.WebhookSubscriber;

/** A subscriber as clients see it; what there is not is left out, and the secret is in one answer only. */
@XmlRoot("subscriber")
@JsonbPropertyOrder({"id", "origin", "createdAt", "rotatedAt", "previousSecretUntil", "secret"})
public class SubscriberRepresentation {

    public final UUID id;
    public final String origin;
    public final String createdAt;
    public final String rotatedAt;
    public final String previousSecretUntil;
    public final String secret;

    private SubscriberRepresentation(WebhookSubscriber subscriber, String secret) {
        this.id = subscriber.id();
        this.origin = subscriber.origin().text();
        this.createdAt = Timestamps.text(subscriber.createdAt());
        this.rotatedAt = subscriber.rotatedAt().map(Timestamps::text).orElse(null);
        this.previousSecretUntil =
                subscriber.previousUntil().map(Timestamps::text).orElse(null);
        this.secret = secret;
    }

    static SubscriberRepresentation of(WebhookSubscriber subscriber) {
        return new SubscriberRepresentation(subscriber, null);
    }

    /** With the secret. */
    static SubscriberRepresentation of(IssuedSecret issued) {
        return new SubscriberRepresentation(issued.subscriber(), issued.secret());
    }
}
