package org.petstore.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SecretCipherTest {

    private static final UUID OWNER = UUID.fromString("018f0c5e-0000-7000-8000-000000000001");
    private static final String SECRET = "whsec_c2VjcmV0";

    private final SecretCipher cipher = cipher(1);

    @Test
    void whatIsStoredIsReadAgainAndTellsNothing() {
        byte[] stored = cipher.encrypt(OWNER, SECRET);

        assertThat(cipher.decrypt(OWNER, stored)).isEqualTo(SECRET);
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("whsec_", "c2VjcmV0");
    }

    @Test
    void theSameSecretIsStoredDifferentlyEachTime() {
        assertThat(cipher.encrypt(OWNER, SECRET)).isNotEqualTo(cipher.encrypt(OWNER, SECRET));
    }

    @Test
    void anotherKeyDoesNotReadIt() {
        assertUnreadable(cipher(2), OWNER, cipher.encrypt(OWNER, SECRET));
    }

    @Test
    void theSecretOfAnotherOwnerIsNone() {
        assertUnreadable(
                cipher, UUID.fromString("018f0c5e-0000-7000-8000-000000000002"), cipher.encrypt(OWNER, SECRET));
    }

    @Test
    void aDamagedOneIsNone() {
        byte[] stored = cipher.encrypt(OWNER, SECRET);
        stored[stored.length - 1] ^= 1;

        assertUnreadable(cipher, OWNER, stored);
        assertUnreadable(cipher, OWNER, Arrays.copyOf(stored, stored.length - 1));
    }

    private static void assertUnreadable(SecretCipher cipher, UUID owner, byte[] stored) {
        assertThatThrownBy(() -> cipher.decrypt(owner, stored)).isInstanceOf(UnreadableSecretException.class);
    }

    private static SecretCipher cipher(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return new SecretCipher(new SecretKeySpec(key, "AES"));
    }
}
