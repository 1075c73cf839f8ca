package org.petstore.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.resource.ResourceException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseOutageTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03", "53300"})
    void aConnectionThatFailsOrBreaksIsAnOutageHoweverDeepItLies(String sqlState) {
        var failure = new SQLException("secret", sqlState);

        assertThat(DatabaseOutage.isCauseOf(failure)).isTrue();
        assertThat(DatabaseOutage.isCauseOf(new IllegalStateException(new RuntimeException(failure))))
                .isTrue();
    }

    @Test
    void aPoolThatHasNoConnectionAndADatabaseThatWasClosedAreOutages() {
        assertThat(DatabaseOutage.isCauseOf(new SQLException(new ResourceException("none"))))
                .isTrue();
        assertThat(DatabaseOutage.isCauseOf(new SQLNonTransientConnectionException("closed", "90098")))
                .isTrue();
    }

    @Test
    void aRefusedStatementAndAnyOtherFaultAreNot() {
        assertThat(DatabaseOutage.isCauseOf(new SQLException("taken", "23505"))).isFalse();
        assertThat(DatabaseOutage.isCauseOf(new SQLException("no state"))).isFalse();
        assertThat(DatabaseOutage.isCauseOf(new IOException("disk"))).isFalse();
    }
}
