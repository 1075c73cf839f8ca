package org.petstore.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/hook?a=b, https://shop.example",
        "HTTPS://Shop.EXAMPLE:443, https://shop.example",
        "http://shop.example:80/, http://shop.example",
        "http://shop.example:443/, http://shop.example:443",
        "https://shop.example:80/, https://shop.example:80",
        "https://shop.example:/hook, https://shop.example",
        "http://127.0.0.1:8080/hook, http://127.0.0.1:8080",
        "http://[FD00::1]:8080/hook, http://[fd00::1]:8080",
    })
    void theSamePlaceHasOneOrigin(String url, String origin) {
        assertThat(Origin.of(URI.create(url)).text()).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example", "https://shop.example/"})
    void anOriginAloneIsTaken(String url) throws Exception {
        assertThat(Origin.alone(URI.create(url)).text()).isEqualTo("https://shop.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/hook",
                "https://shop.example//",
                "https://shop.example?",
                "https://shop.example/?a"
            })
    void moreThanAnOriginIsRefused(String url) {
        assertThatThrownBy(() -> Origin.alone(URI.create(url)))
                .isInstanceOf(CallbackRefusedException.class)
                .hasMessage("must end after its host or port, as https://shop.example does");
    }
}
