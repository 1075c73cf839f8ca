package org.petstore.web.webhooks;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.petstore.platform.Timestamps;
import org.petstore.web.xml.XmlRoot;
import org.petstore.webhooks.Answer;

/** One send and what came of it; what is not there is left out. */
@XmlRoot("attempt")
@JsonbPropertyOrder({"attempt", "sentAt", "durationMs", "delivered", "status", "error", "response"})
public class AnswerRepresentation {

    public final Integer attempt;
    public final String sentAt;
    public final long durationMs;
    public final boolean delivered;
    public final Integer status;
    public final String error;
    public final String response;

    /** @param attempt null if it is not one of a delivery */
    AnswerRepresentation(Integer attempt, Answer answer) {
        this.attempt = attempt;
        sentAt = Timestamps.text(answer.sentAt());
        durationMs = answer.duration().toMillis();
        delivered = answer.error().isEmpty();
        status = answer.status().orElse(null);
        error = answer.error().orElse(null);
        response = answer.response().orElse(null);
    }
}
