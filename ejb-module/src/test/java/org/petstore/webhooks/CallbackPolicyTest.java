package org.petstore.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.platform.CallbackRules;
import org.petstore.platform.HostList;

class CallbackPolicyTest {

    private final CallbackPolicy strict = new CallbackPolicy(false, CallbackPolicyTest::resolve);

    private final CallbackPolicy lenient = new CallbackPolicy(true, host -> {
        throw new AssertionError("No name is looked up where any address will do: " + host);
    });

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://public.example",
                "HTTP://public.example:1/hook?token=a%20b",
                "https://public.example:65535/",
                "https://8.8.8.8/",
                "https://[2606:4700::1111]:8443/hook"
            })
    void publicUrlPasses(String url) throws CallbackRefusedException {
        assertThat(strict.check(url)).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8081/hook", "http://127.0.0.1/", "http://[::1]/", "https://no.example/"})
    void anyHostPassesUnresolvedWherePrivateAddressesAreAllowed(String url) throws CallbackRefusedException {
        assertThat(lenient.check(url)).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "''                                | must be an absolute http or https URL",
                "hook                              | must be an absolute http or https URL",
                "/hook                             | must be an absolute http or https URL",
                "//public.example/                 | must be an absolute http or https URL",
                "ftp://public.example/             | must be an absolute http or https URL",
                "file:///etc/passwd                | must be an absolute http or https URL",
                "javascript:alert(1)               | must be an absolute http or https URL",
                "http://                           | must be an absolute http or https URL",
                "http://[::1/                      | must be an absolute http or https URL",
                "http://public.example/%zz         | must be an absolute http or https URL",
                "http:public.example               | must have a host name or an IP address in its usual form",
                "http:///hook                      | must have a host name or an IP address in its usual form",
                "http://:80/                       | must have a host name or an IP address in its usual form",
                "http://127.1/                     | must have a host name or an IP address in its usual form",
                "http://0x7f.0.0.1/                | must have a host name or an IP address in its usual form",
                "http://public.example:port/       | must have a host name or an IP address in its usual form",
                "http://public.example/a b         | must be percent-encoded (RFC 3986)",
                "http://public.example/ä           | must be percent-encoded (RFC 3986)",
                "http://bücher.example/            | must be percent-encoded (RFC 3986)",
                "http://user:word@public.example/  | must not contain user information",
                "http://@public.example/           | must not contain user information",
                "http://public.example/#part       | must not have a fragment",
                "http://public.example/#           | must not have a fragment",
                "http://public.example:0/          | must have a port from 1 to 65535, or none",
                "http://public.example:65536/      | must have a port from 1 to 65535, or none"
            })
    void malformedUrlIsRefusedByTheRuleItBreaksUnderEitherPolicy(String url, String rule) {
        assertRefused(strict, url, rule);
        assertRefused(lenient, url, rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://public.example/\n", "http://public.example/\u0000", "http://public.example/\u007f"})
    void controlCharactersAreRefused(String url) {
        assertRefused(strict, url, "must be percent-encoded (RFC 3986)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/",
                "http://127.0.0.1/",
                "http://10.1.2.3:8080/",
                "http://169.254.169.254/latest/meta-data/",
                "http://0.0.0.0/",
                // 127.0.0.1 as one number
                "http://2130706433/",
                "http://[::1]/",
                "http://[::]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[fe80::1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://half.example/",
                "http://sixth.example/"
            })
    void hostWithAnyPrivateAddressIsRefusedUnderTheStrictPolicy(String url) {
        assertRefused(strict, url, "must have a host with public addresses only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://no.example/", "http://0x7f000001/"})
    void hostThatCannotBeResolvedIsRefusedUnderTheStrictPolicy(String url) {
        assertRefused(strict, url, "must have a host that can be resolved");
    }

    @Test
    void lengthIsBoundedAtTwoThousandCharacters() throws CallbackRefusedException {
        String longest = "https://public.example/" + "x".repeat(2000 - "https://public.example/".length());

        assertThat(strict.check(longest)).isEqualTo(URI.create(longest));
        assertRefused(strict, longest + "x", "must not be longer than 2,000 characters");
    }

    @Test
    void hostIsBoundedAtTheLengthOfANameInTheDns() throws CallbackRefusedException {
        String longest = ("x".repeat(62) + ".").repeat(4) + "x";

        assertThat(lenient.check("https://" + longest)).hasHost(longest);
        assertRefused(lenient, "https://" + longest + "x", "must have a host of at most 253 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop.example/, must be an https URL",
        "https://shop.example:8080/, must have a port that this server may call",
        "https://other.example/, must have a host that this server may call",
        "https://shop.example.other.example/, must have a host that this server may call",
        "https://notshop.example/, must have a host that this server may call",
        "https://internal.shop.example/, must have a host that this server may call",
        "https://INTERNAL.shop.example./, must have a host that this server may call"
    })
    void whatTheOperatorDoesNotAllowIsRefused(String url, String rule) {
        assertRefused(restricted(), url, rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "https://SHOP.example:8443/hook",
                "https://a.shop.example:443/",
                "https://a.b.shop.example./"
            })
    void whatTheOperatorAllowsPasses(String url) throws CallbackRefusedException {
        assertThat(restricted().check(url)).isEqualTo(URI.create(url));
    }

    private static CallbackPolicy restricted() {
        var rules = new CallbackRules(
                true,
                true,
                Set.of(443, 8443),
                new HostList(List.of("shop.example", "*.shop.example")),
                new HostList(List.of("internal.shop.example")));
        return new CallbackPolicy(rules, CallbackPolicyTest::resolve);
    }

    private static void assertRefused(CallbackPolicy policy, String url, String rule) {
        assertThatThrownBy(() -> policy.check(url))
                .isInstanceOf(CallbackRefusedException.class)
                .hasMessage(rule);
    }

    /** Names of its own, so that no test asks the DNS; literals as Java reads them. */
    private static InetAddress[] resolve(String host) throws UnknownHostException {
        return switch (host) {
            case "public.example" -> addresses("93.184.216.34", "2606:2800:220:1::1");
            case "half.example" -> addresses("93.184.216.34", "10.0.0.1");
            case "sixth.example" -> addresses("93.184.216.34", "fd00::1");
            case "no.example", "0x7f000001" -> throw new UnknownHostException(host);
            default -> InetAddress.getAllByName(host);
        };
    }

    private static InetAddress[] addresses(String... literals) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            addresses[i] = InetAddress.getByName(literals[i]);
        }
        return addresses;
    }
}
