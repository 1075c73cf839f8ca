package org.petstore.platform;

import java.util.Set;

/**
 * Which callback URLs the operator lets pass.
 *
 * @param privateAddresses whether loopback and private addresses may be called
 * @param httpsOnly whether {@code http} is refused
 * @param ports the only ones that may be called; empty for any
 * @param allowedHosts the only ones that may be called; empty for any
 * @param deniedHosts not to be called, allowed or not
 */
public record CallbackRules(
        boolean privateAddresses, boolean httpsOnly, Set<Integer> ports, HostList allowedHosts, HostList deniedHosts) {

    /** Nothing but the addresses is restricted. */
    public static CallbackRules of(boolean privateAddresses) {
        return new CallbackRules(privateAddresses, false, Set.of(), HostList.NONE, HostList.NONE);
    }
}
