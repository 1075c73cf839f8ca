package org.petstore.benchmark;

/** How often 64 clients can ask for the status of a finished job. */
final class PollRate implements Measurement {

    private static final int CONNECTIONS = 64;

    @Override
    public void run(Subject subject, Results results) throws Exception {
        String id = subject.jobs().requestReport(Subject.EMPTY_MONTH, "csv");
        subject.jobs().await(id);
        byte[] request = new HttpConnection(subject.base()).request("GET", "/jobs/" + id, "", "");
        Load load = Load.warmAndRun(Load.http(subject.base(), request, 303), CONNECTIONS, subject.time());
        results.add(Result.of("poll a finished job, connections: " + CONNECTIONS, load));
    }
}
