package org.petstore.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    /** First and last address of each range, and the neighbours outside it; none where a special range is next. */
    @ParameterizedTest
    @CsvSource({
        "              , 0.0.0.0,         0.255.255.255,   1.0.0.0",
        "9.255.255.255,   10.0.0.0,        10.255.255.255,  11.0.0.0",
        "100.63.255.255,  100.64.0.0,      100.127.255.255, 100.128.0.0",
        "126.255.255.255, 127.0.0.0,       127.255.255.255, 128.0.0.0",
        "169.253.255.255, 169.254.0.0,     169.254.255.255, 169.255.0.0",
        "172.15.255.255,  172.16.0.0,      172.31.255.255,  172.32.0.0",
        "191.255.255.255, 192.0.0.0,       192.0.0.255,     192.0.1.0",
        "192.0.1.255,     192.0.2.0,       192.0.2.255,     192.0.3.0",
        "192.88.98.255,   192.88.99.0,     192.88.99.255,   192.88.100.0",
        "192.167.255.255, 192.168.0.0,     192.168.255.255, 192.169.0.0",
        "198.17.255.255,  198.18.0.0,      198.19.255.255,  198.20.0.0",
        "198.51.99.255,   198.51.100.0,    198.51.100.255,  198.51.101.0",
        "203.0.112.255,   203.0.113.0,     203.0.113.255,   203.0.114.0",
        "223.255.255.255, 224.0.0.0,       239.255.255.255, ",
        "              , 240.0.0.0,       255.255.255.255, ",
        "              , 2001::,          2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff,  2001:200::",
        "2001:db7:ffff::, 2001:db8::,      2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db9::",
        "2001:ffff::,     2002::,          2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2003::",
        "3ffe:ffff::,     3fff::,          3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff:1000::"
    })
    void rangesAreRefusedFromTheirFirstToTheirLastAddress(String before, String first, String last, String after)
            throws UnknownHostException {
        assertThat(isPublic(first)).isFalse();
        assertThat(isPublic(last)).isFalse();
        if (before != null) {
            assertThat(isPublic(before)).isTrue();
        }
        if (after != null) {
            assertThat(isPublic(after)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::", // unspecified
                "::1", // loopback
                "::10.0.0.1", // IPv4-compatible
                "::8.8.8.8",
                "::ffff:127.0.0.1", // IPv4-mapped
                "::ffff:10.0.0.1",
                "::ffff:0:8.8.8.8", // IPv4-translated
                "64:ff9b::a00:1", // NAT64 to 10.0.0.1
                "64:ff9b::808:808",
                "64:ff9b:1::1",
                "100::1", // discard
                "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "2001::1", // Teredo
                "2001:2::1", // benchmarks
                "2001:10::1", // ORCHID
                "2001:20::1", // ORCHID, second version
                "2002:a00:1::1", // 6to4 to 10.0.0.1
                "4000::",
                "5f00::1", // segment routing
                "fc00::1", // unique local
                "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "fe80::1", // link-local
                "febf:ffff::1",
                "fec0::1", // site-local
                "feff::1",
                "ff02::1", // multicast
                "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
            })
    void whatIsNoGlobalUnicastIsRefused(String address) throws UnknownHostException {
        assertThat(isPublic(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "::ffff:8.8.8.8", "2000::", "2606:4700::1111", "2a00:1450:4001:81b::200e"})
    void globalUnicastIsPublic(String address) throws UnknownHostException {
        assertThat(isPublic(address)).isTrue();
    }

    /** Java makes one only when told to; a resolver of its own could. */
    @Test
    void mappedAddressThatWasNotUnwrappedIsRefused() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};

        assertThat(PublicAddresses.contain(Inet6Address.getByAddress(null, mapped, -1)))
                .isFalse();
    }

    private static boolean isPublic(String literal) throws UnknownHostException {
        return PublicAddresses.contain(InetAddress.getByName(literal));
    }
}
