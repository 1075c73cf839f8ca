package org.petstore.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {

    /** Id, time, body, secret and signature are those that Standard Webhooks' own libraries are tested with. */
    @Test
    void thePublishedVectorIsSignedAlike() {
        assertThat(new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                        .standardSignature(
                                bytes("msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330."), bytes("{\"test\": 2432232314}")))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
