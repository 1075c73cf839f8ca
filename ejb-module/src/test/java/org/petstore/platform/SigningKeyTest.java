package org.petstore.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

    /** With this one the example in the specification of Standard Webhooks was made. */
    static final String PUBLISHED =
            "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";

    @Test
    void theExampleOfTheSpecificationIsSignedAlike() {
        byte[] signature = SigningKey.parse(PUBLISHED)
                .orElseThrow()
                .sign(ascii("msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330."), ascii("{\"test\": 2432232314}"));

        assertThat(Base64.getEncoder().encodeToString(signature))
                .isEqualTo("hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==");
    }

    /** The tests 1 and 2 of RFC 8032, section 7.1: the private and the public key, the message, the signature. */
    @ParameterizedTest
    @CsvSource({"""
        9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60, \
        d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, \
        '', \
        e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b""", """
        4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb, \
        3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, \
        72, \
        92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"""})
    void theVectorsOfTheStandardAreSignedAlike(String privateKey, String publicKey, String message, String signature) {
        SigningKey key = SigningKey.parse(text(hex(privateKey), hex(publicKey))).orElseThrow();

        assertThat(key.sign(hex(message))).isEqualTo(hex(signature));
        assertThat(key.publicText()).isEqualTo("whpk_" + Base64.getEncoder().encodeToString(hex(publicKey)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsk_",
                "whsk_not base64",
                // Without the prefix; the private key alone
                "6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==",
                "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbc=",
                "whpk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg=="
            })
    void anythingElseIsNoKey(String text) {
        assertThat(SigningKey.parse(text)).isEmpty();
    }

    @Test
    void aPublicKeyOfAnotherPairIsRefused() {
        byte[] privateKey = hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        byte[] another = hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

        assertThat(SigningKey.parse(text(privateKey, another))).isEmpty();
        assertThat(SigningKey.parse(text(privateKey, new byte[32]))).isEmpty();
    }

    @Test
    void theTextTellsThePublicKeyOnly() {
        assertThat(SigningKey.parse(PUBLISHED)).get().hasToString("whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=");
    }

    private static String text(byte[] privateKey, byte[] publicKey) {
        var pair = new ByteArrayOutputStream();
        pair.writeBytes(privateKey);
        pair.writeBytes(publicKey);
        return "whsk_" + Base64.getEncoder().encodeToString(pair.toByteArray());
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
