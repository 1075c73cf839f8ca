package org.petstore.webhooks;

/** A send that has come to its end, which is still to be written. */
record DeliveryAttempt(WebhookDelivery delivery, Answer answer, DeliveryOutcome outcome) {}
