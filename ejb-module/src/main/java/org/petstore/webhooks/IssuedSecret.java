package org.petstore.webhooks;

/** A new secret, for the one answer that tells it. */
public record IssuedSecret(WebhookSubscriber subscriber, String secret) {

    /** Leaves the secret out, so that logging never tells it. */
    @Override
    public String toString() {
        return "IssuedSecret[subscriber=%s]".formatted(subscriber);
    }
}
