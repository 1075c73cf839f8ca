package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A receiver that is not told its secret must not run with none, which anybody could sign with. */
class UnsetSecretReceiverIT {

    @ParameterizedTest
    @EnumSource
    void withoutASecretAReceiverDoesNotStart(ReceiverExample example) {
        assertDoesNotStart(example, null);
    }

    @ParameterizedTest
    @EnumSource
    void withAnEmptySecretAReceiverDoesNotStart(ReceiverExample example) {
        assertDoesNotStart(example, "");
    }

    private static void assertDoesNotStart(ReceiverExample example, String secret) {
        try (var receiver = new RunningReceiver(example, secret)) {
            assertThat(receiver.awaitEnd()).isNotZero();
            assertThat(receiver.output()).contains("PORT and WEBHOOK_SECRET must be set");
        }
    }
}
