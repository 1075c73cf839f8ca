package org.petstore.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds all addresses of a host; an address in place of the name stands for itself. */
@FunctionalInterface
interface HostResolver {

    InetAddress[] resolve(String host) throws UnknownHostException;
}
