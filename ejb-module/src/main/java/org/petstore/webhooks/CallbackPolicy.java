package org.petstore.webhooks;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.petstore.platform.CallbackRules;
import org.petstore.platform.Settings;

/**
 * Which URLs webhooks may be sent to. Asked when a request is accepted, so that its sender learns of a wrong one, and
 * again before each send, because a name may by then lead elsewhere.
 */
@Dependent
public class CallbackPolicy {

    private static final int MAX_LENGTH = 2000;

    /** The longest name that the DNS has (RFC 1035, section 2.3.4), written without the final dot. */
    private static final int MAX_HOST_LENGTH = 253;

    private static final int MAX_PORT = 65_535;

    private final CallbackRules rules;
    private final HostResolver resolver;

    @Inject
    CallbackPolicy(Settings settings) {
        this(settings.callbackRules(), InetAddress::getAllByName);
    }

    /** A policy that restricts nothing but addresses. */
    CallbackPolicy(boolean privateAddresses, HostResolver resolver) {
        this(CallbackRules.of(privateAddresses), resolver);
    }

    CallbackPolicy(CallbackRules rules, HostResolver resolver) {
        this.rules = rules;
        this.resolver = resolver;
    }

    /**
     * Checks a callback URL. Asks the DNS, which may take seconds, unless private addresses are allowed: then no name
     * is looked up.
     *
     * @return the URL, absolute, with the scheme http or https and a host
     * @throws CallbackRefusedException with the rule it breaks; nothing in it tells what a name resolved to
     */
    public URI check(String callbackUrl) throws CallbackRefusedException {
        URI url = checkText(callbackUrl);
        if (!rules.privateAddresses()) {
            try {
                addresses(url.getHost());
            } catch (UnknownHostException e) {
                throw new CallbackRefusedException("must have a host that can be resolved");
            }
        }
        return url;
    }

    /** Checks what can be seen of a URL, without the DNS. */
    URI checkText(String callbackUrl) throws CallbackRefusedException {
        URI url = parse(callbackUrl);
        require(url.getRawUserInfo() == null, "must not contain user information");
        require(url.getRawFragment() == null, "must not have a fragment");
        // -1 is no port
        require(url.getPort() != 0 && url.getPort() <= MAX_PORT, "must have a port from 1 to 65535, or none");
        require(url.getHost().length() <= MAX_HOST_LENGTH, "must have a host of at most 253 characters");
        requireAllowed(url);
        return url;
    }

    /**
     * The addresses of a host, which may be connected to. Asks the DNS.
     *
     * @throws CallbackRefusedException unless the policy lets all of them pass
     */
    InetAddress[] addresses(String host) throws CallbackRefusedException, UnknownHostException {
        InetAddress[] addresses = resolver.resolve(host);
        require(
                rules.privateAddresses() || Arrays.stream(addresses).allMatch(PublicAddresses::contain),
                "must have a host with public addresses only");
        return addresses;
    }

    /** What the operator has set. The sentences do not tell what would be allowed. */
    private void requireAllowed(URI url) throws CallbackRefusedException {
        boolean isHttps = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() == -1 ? (isHttps ? 443 : 80) : url.getPort();
        require(isHttps || !rules.httpsOnly(), "must be an https URL");
        require(rules.ports().isEmpty() || rules.ports().contains(port), "must have a port that this server may call");
        require(
                !rules.deniedHosts().contains(url.getHost())
                        && (rules.allowedHosts().isEmpty()
                                || rules.allowedHosts().contains(url.getHost())),
                "must have a host that this server may call");
    }

    private static URI parse(String callbackUrl) throws CallbackRefusedException {
        require(callbackUrl.length() <= MAX_LENGTH, "must not be longer than 2,000 characters");
        // java.net.URI takes letters of all scripts, an HTTP request line does not
        require(callbackUrl.chars().allMatch(c -> c > ' ' && c < 0x7f), "must be percent-encoded (RFC 3986)");
        try {
            URI url = new URI(callbackUrl);
            require(
                    "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()),
                    "must be an absolute http or https URL");
            // Also null for what only some resolvers read as an address, such as 127.1 or 0x7f.0.0.1
            require(url.getHost() != null, "must have a host name or an IP address in its usual form");
            return url;
        } catch (URISyntaxException e) {
            throw new CallbackRefusedException("must be an absolute http or https URL");
        }
    }

    private static void require(boolean kept, String rule) throws CallbackRefusedException {
        if (!kept) {
            throw new CallbackRefusedException(rule);
        }
    }
}
