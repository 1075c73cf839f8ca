package org.petstore.reports;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.base.JRBasePrintPage;
import net.sf.jasperreports.engine.fill.FillListener;

/**
 * Hands the pages of one report from the thread that fills them to the one that exports them, each as soon as it is
 * full. Never more than a few are in memory: whoever is ahead waits for the other. When one side stops, the other gets
 * a {@link CancellationException} from its next call.
 */
final class FilledPages implements FillListener {

    /** Enough to even out pages that take longer than others. */
    static final int WAITING = 16;

    private static final JRPrintPage HANDED_OVER = new JRBasePrintPage();

    private final Queue<JRPrintPage> waiting = new ArrayDeque<>(WAITING);
    private JasperPrint print;
    private boolean complete;
    private boolean stopped;

    @Override
    public void pageGenerated(JasperPrint print, int index) {
        // The filled report counts its pages but need not keep them
        put(print, print.getPages().set(index, HANDED_OVER));
    }

    @Override
    public void pageUpdated(JasperPrint print, int index) {
        throw new IllegalStateException("The template has an element that is evaluated after its page");
    }

    /** Hands over the last page, of which no listener is told. */
    void complete(JasperPrint print) {
        pageGenerated(print, print.getPages().size() - 1);
        synchronized (this) {
            complete = true;
            notifyAll();
        }
    }

    /** From either side: no page is filled or exported any more. */
    synchronized void stop() {
        stopped = true;
        waiting.clear();
        notifyAll();
    }

    /** The report whose pages these are. Waits for the first of them. */
    synchronized JasperPrint print() {
        awaitUntil(() -> print != null);
        return print;
    }

    /** Takes the next page, waiting for it; empty after the last. */
    synchronized Optional<JRPrintPage> next() {
        awaitUntil(() -> complete || !waiting.isEmpty());
        Optional<JRPrintPage> page = Optional.ofNullable(waiting.poll());
        notifyAll();
        return page;
    }

    private synchronized void put(JasperPrint print, JRPrintPage page) {
        this.print = print;
        awaitUntil(() -> waiting.size() < WAITING);
        waiting.add(page);
        notifyAll();
    }

    private synchronized void awaitUntil(BooleanSupplier condition) {
        while (!stopped && !condition.getAsBoolean()) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stop();
            }
        }
        if (stopped) {
            throw new CancellationException("The other side has stopped");
        }
    }
}
