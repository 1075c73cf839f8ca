package org.petstore.web.webhooks;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.UUID;
import org.petstore.platform.Timestamps;
import org.petstore.web.xml.XmlRoot;
import org.petstore.webhooks.DeliveryReport;

/** A delivery as its client sees it; what is not there is left out. */
@XmlRoot("delivery")
@JsonbPropertyOrder({
    "deliveryId",
    "jobId",
    "receiver",
    "status",
    "createdAt",
    "nextAttemptAt",
    "endedAt",
    "error",
    "attempts"
})
public class DeliveryRepresentation {

    public final UUID deliveryId;
    public final UUID jobId;
    public final String receiver;
    public final String status;
    public final String createdAt;
    public final String nextAttemptAt;
    public final String endedAt;
    public final String error;
    public final List<AnswerRepresentation> attempts;

    DeliveryRepresentation(DeliveryReport delivery) {
        deliveryId = delivery.id();
        jobId = delivery.jobId();
        receiver = delivery.receiver();
        status = delivery.status();
        createdAt = Timestamps.text(delivery.createdAt());
        nextAttemptAt = delivery.nextAttemptAt().map(Timestamps::text).orElse(null);
        endedAt = delivery.endedAt().map(Timestamps::text).orElse(null);
        error = delivery.error().orElse(null);
        attempts = delivery.attempts().stream()
                .map(attempt -> new AnswerRepresentation(attempt.number(), attempt.answer()))
                .toList();
    }
}
