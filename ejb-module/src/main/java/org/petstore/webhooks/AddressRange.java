package org.petstore.webhooks;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A block of addresses of one family.
 *
 * @param bytes length of its addresses: 4 or 16
 * @param network the bits that all of its addresses begin with
 * @param hostBits how many more bits an address has
 */
record AddressRange(int bytes, BigInteger network, int hostBits) {

    /**
     * Reads the usual notation (RFC 4632, RFC 4291).
     *
     * @param cidr such as {@code 10.0.0.0/8} or {@code fc00::/7}
     */
    static AddressRange of(String cidr) {
        int slash = cidr.indexOf('/');
        byte[] address = bytes(cidr.substring(0, slash));
        int hostBits = address.length * Byte.SIZE - Integer.parseInt(cidr.substring(slash + 1));
        return new AddressRange(address.length, new BigInteger(1, address).shiftRight(hostBits), hostBits);
    }

    boolean contains(InetAddress address) {
        byte[] raw = address.getAddress();
        return raw.length == bytes
                && new BigInteger(1, raw).shiftRight(hostBits).equals(network);
    }

    private static byte[] bytes(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }
}
