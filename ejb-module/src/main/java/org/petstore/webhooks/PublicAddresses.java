package org.petstore.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * The unicast addresses of the public internet, by IANA's registries of special-purpose addresses (RFC 6890).
 *
 * <p>IPv4 is public but for the ranges listed. IPv6 is public only inside 2000::/3, the one block that global unicast
 * addresses are given out from, and there but for the ranges listed. What lies outside goes without a name: ::,
 * loopback, IPv4-compatible and IPv4-mapped addresses, NAT64 (64:ff9b::/96, 64:ff9b:1::/48), discard (100::/64),
 * unique local (fc00::/7), link-local (fe80::/10), site-local (fec0::/10), multicast (ff00::/8) and whatever comes to
 * be reserved. Java itself turns a mapped address that it reads or resolves into the IPv4 address inside.
 */
final class PublicAddresses {

    private static final List<AddressRange> SPECIAL_IPV4 = ranges(
            "0.0.0.0/8", // this network (RFC 791)
            "10.0.0.0/8", // private (RFC 1918)
            "100.64.0.0/10", // shared by carrier-grade NAT (RFC 6598)
            "127.0.0.0/8", // loopback (RFC 1122)
            "169.254.0.0/16", // link-local (RFC 3927), where clouds tell machines their credentials
            "172.16.0.0/12", // private (RFC 1918)
            "192.0.0.0/24", // protocol assignments (RFC 6890)
            "192.0.2.0/24", // documentation (RFC 5737)
            "192.88.99.0/24", // 6to4 relays, deprecated (RFC 7526)
            "192.168.0.0/16", // private (RFC 1918)
            "198.18.0.0/15", // benchmarks (RFC 2544)
            "198.51.100.0/24", // documentation (RFC 5737)
            "203.0.113.0/24", // documentation (RFC 5737)
            "224.0.0.0/4", // multicast (RFC 5771)
            "240.0.0.0/4"); // reserved, and broadcast (RFC 1112, RFC 919)

    private static final AddressRange GLOBAL_UNICAST_IPV6 = AddressRange.of("2000::/3");

    private static final List<AddressRange> SPECIAL_IPV6 = ranges(
            "2001::/23", // protocol assignments (RFC 2928): Teredo, benchmarks, ORCHID and more
            "2001:db8::/32", // documentation (RFC 3849)
            "2002::/16", // 6to4 (RFC 3056): leads to whatever IPv4 address is inside
            "3fff::/20"); // documentation (RFC 9637)

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        if (address instanceof Inet4Address) {
            return isInNone(SPECIAL_IPV4, address);
        }
        return GLOBAL_UNICAST_IPV6.contains(address) && isInNone(SPECIAL_IPV6, address);
    }

    private static boolean isInNone(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().noneMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... cidrs) {
        return Stream.of(cidrs).map(AddressRange::of).toList();
    }
}
