package org.petstore.benchmark;

/** The limit of polling and accepting: requests that go the same way through the server, but to no work at its end. */
final class NoOpRate implements Measurement {

    private static final int CONNECTIONS = 64;

    @Override
    public void run(Subject subject, Results results) throws Exception {
        byte[] request = new HttpConnection(subject.base()).request("OPTIONS", "/reports/orders", "", "");
        Load load = Load.warmAndRun(Load.http(subject.base(), request, 200), CONNECTIONS, subject.time());
        results.add(Result.of("limit: no-op requests, connections: " + CONNECTIONS, load));
    }
}
