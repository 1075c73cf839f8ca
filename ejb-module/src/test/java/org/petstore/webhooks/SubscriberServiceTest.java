package org.petstore.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.petstore.platform.Beans;
import org.petstore.platform.Settings;
import org.petstore.platform.TestDatabase;
import org.petstore.platform.TestSettings;

class SubscriberServiceTest {

    private static final Instant NOW = Instant.parse("2024-03-01T09:30:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofHours(24));
    private static final Origin SHOP = new Origin("https://shop.example");
    private static final byte[] BODY = {'{', '}'};
    private static final UUID NOBODY = new UUID(0, 1);

    private final TestDatabase database = TestDatabase.inMemory();
    private final Settings settings = TestSettings.in(Path.of("unused"));
    private SubscriberRepository subscribers;
    private SubscriberService service;

    @BeforeEach
    void start() throws Exception {
        subscribers = Beans.make(SubscriberRepository.class, database.dataSource());
        service = anotherNode(settings);
    }

    @Test
    void aNewSubscriberGetsASecretOfItsOwnThatSignsFromThenOn() throws Exception {
        assertThat(service.secretsOf(SHOP)).isEmpty();

        IssuedSecret issued = service.create(SHOP).orElseThrow();

        assertThat(issued.secret()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(issued.subscriber().createdAt()).isEqualTo(NOW);
        assertThat(service.secretsOf(SHOP).orElseThrow().previous()).isEmpty();
        assertSigns(service.secretsOf(SHOP).orElseThrow().current(), issued);
        assertThat(service.secretsOf(new Origin("https://other.example"))).isEmpty();
    }

    @Test
    void noTwoSecretsAreTheSame() throws Exception {
        assertThat(service.create(SHOP).orElseThrow().secret())
                .isNotEqualTo(service.create(new Origin("https://other.example"))
                        .orElseThrow()
                        .secret());
    }

    @Test
    void anOriginHasOneSubscriber() throws Exception {
        IssuedSecret issued = service.create(SHOP).orElseThrow();

        assertThat(service.create(SHOP)).isEmpty();

        assertSigns(service.secretsOf(SHOP).orElseThrow().current(), issued);
    }

    @Test
    void afterARotationBothSecretsSignUntilTheOverlapEnds() throws Exception {
        IssuedSecret old = service.create(SHOP).orElseThrow();
        service.secretsOf(SHOP);

        IssuedSecret rotated = service.rotate(old.subscriber().id()).orElseThrow();

        SigningSecrets secrets = service.secretsOf(SHOP).orElseThrow();
        assertThat(rotated.subscriber().rotatedAt()).contains(NOW);
        assertThat(rotated.subscriber().previousUntil()).contains(TOMORROW);
        assertSigns(secrets.current(), rotated);
        assertSigns(secrets.previousAt(TOMORROW.minusMillis(1)).orElseThrow(), old);
        assertThat(secrets.previousAt(TOMORROW)).isEmpty();
    }

    @Test
    void aSecondRotationEndsTheOldestSecret() throws Exception {
        UUID id = service.create(SHOP).orElseThrow().subscriber().id();
        IssuedSecret second = service.rotate(id).orElseThrow();

        IssuedSecret third = service.rotate(id).orElseThrow();

        assertSigns(service.secretsOf(SHOP).orElseThrow().current(), third);
        assertSigns(service.secretsOf(SHOP).orElseThrow().previousAt(NOW).orElseThrow(), second);
    }

    @Test
    void aDeletedSubscriberIsForgotten() throws Exception {
        UUID id = service.create(SHOP).orElseThrow().subscriber().id();
        service.secretsOf(SHOP);

        assertThat(service.delete(id)).isTrue();

        assertThat(service.secretsOf(SHOP)).isEmpty();
        assertThat(subscribers.find(id)).isEmpty();
        assertThat(service.delete(id)).isFalse();
        assertThat(service.create(SHOP)).isPresent();
    }

    @Test
    void nobodysSecretIsNotRotated() throws Exception {
        assertThat(service.rotate(NOBODY)).isEmpty();
    }

    @Test
    void sendingDoesNotAskTheDatabaseEachTime() throws Exception {
        IssuedSecret issued = service.create(SHOP).orElseThrow();
        service.secretsOf(SHOP);
        service.secretsOf(new Origin("https://other.example"));

        database.execute("drop table webhook_subscribers");

        assertSigns(service.secretsOf(SHOP).orElseThrow().current(), issued);
        assertThat(service.secretsOf(new Origin("https://other.example"))).isEmpty();
        assertThatThrownBy(() -> service.secretsOf(new Origin("https://third.example")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherNodeKnowsTheSecretIfItHasTheSameKey() throws Exception {
        IssuedSecret issued = service.create(SHOP).orElseThrow();

        assertSigns(anotherNode(settings).secretsOf(SHOP).orElseThrow().current(), issued);
        SubscriberService stranger = anotherNode(TestSettings.in(Path.of("unused")));
        assertThatThrownBy(() -> stranger.secretsOf(SHOP))
                .as("never signed with another secret instead")
                .isInstanceOf(UnreadableSecretException.class);
    }

    @Test
    void theListGoesOnAfterAnIdInTheOrderOfCreation() throws Exception {
        List<UUID> ids = Stream.of("https://c.example", "https://a.example", "https://b.example")
                .map(origin -> id(new Origin(origin)))
                .toList();

        assertThat(subscribers.page(new UUID(0, 0), 2))
                .extracting(WebhookSubscriber::id)
                .isEqualTo(ids.subList(0, 2));
        assertThat(subscribers.page(ids.get(1), 2))
                .extracting(WebhookSubscriber::id)
                .isEqualTo(ids.subList(2, 3));
        assertThat(subscribers.find(ids.get(0)))
                .contains(new WebhookSubscriber(
                        ids.get(0), new Origin("https://c.example"), NOW, Optional.empty(), Optional.empty()));
    }

    @Test
    void theTextOfAnIssuedSecretDoesNotTellIt() throws Exception {
        IssuedSecret issued = service.create(SHOP).orElseThrow();

        assertThat(issued.toString()).contains(SHOP.text()).doesNotContain(issued.secret());
    }

    private UUID id(Origin origin) {
        try {
            return service.create(origin).orElseThrow().subscriber().id();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private SubscriberService anotherNode(Settings settings) throws ReflectiveOperationException {
        return Beans.make(
                SubscriberService.class,
                subscribers,
                new SecretCipher(settings),
                settings,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static void assertSigns(WebhookSecret secret, IssuedSecret issued) {
        assertThat(secret.guideSignature(BODY)).isEqualTo(new WebhookSecret(issued.secret()).guideSignature(BODY));
    }
}
