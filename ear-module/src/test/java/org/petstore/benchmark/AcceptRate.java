package org.petstore.benchmark;

/** How many jobs are accepted, each a row that is committed before the answer; by one client and by 64. */
final class AcceptRate implements Measurement {

    @Override
    public void run(Subject subject, Results results) throws Exception {
        byte[] request = new HttpConnection(subject.base())
                .postOfJson("/reports/orders", Jobs.report(Subject.EMPTY_MONTH, "csv"));
        for (int connections : new int[] {1, 64}) {
            Load load = Load.warmAndRun(Load.http(subject.base(), request, 202), connections, subject.time());
            results.add(Result.of("accept jobs, connections: " + connections, load));
            subject.jobs().awaitIdle(Subject.EMPTY_MONTH);
        }
    }
}
