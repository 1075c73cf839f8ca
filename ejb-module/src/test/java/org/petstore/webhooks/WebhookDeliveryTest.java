package org.petstore.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookDeliveryTest {

    @ParameterizedTest
    @CsvSource({
        "https://Receiver.Example:8443/Hook, receiver.example",
        "http://127.0.0.1:8081, 127.0.0.1",
        "http://[2606:4700::AB]/, [2606:4700::ab]"
    })
    void hostIsThatOfTheUrlHoweverItIsWritten(String url, String host) {
        assertThat(delivery(url).host()).isEqualTo(host);
    }

    @Test
    void newDeliveryWaitsForItsFirstAttempt() {
        WebhookDelivery delivery = delivery("https://receiver.example/");

        assertThat(delivery.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(delivery.attempt()).isZero();
    }

    private static WebhookDelivery delivery(String url) {
        return new WebhookDelivery(UUID.randomUUID(), UUID.randomUUID(), 1, url, new byte[0], Instant.EPOCH);
    }
}
