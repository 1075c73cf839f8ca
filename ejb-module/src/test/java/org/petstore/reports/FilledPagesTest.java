package org.petstore.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.base.JRBasePrintPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 10, threadMode = ThreadMode.SEPARATE_THREAD)
class FilledPagesTest {

    private static final int MANY = 10 * FilledPages.WAITING;

    private final ExecutorService otherSide = Executors.newSingleThreadExecutor();
    private final FilledPages pages = new FilledPages();
    private final JasperPrint print = new JasperPrint();
    private final List<JRPrintPage> all = Stream.generate(() -> (JRPrintPage) new JRBasePrintPage())
            .limit(MANY)
            .toList();
    private final AtomicInteger handedOver = new AtomicInteger();

    @AfterEach
    void end() {
        otherSide.shutdownNow();
    }

    @Test
    void pagesComeInTheirTurnAndThenNoMore() throws Exception {
        Future<?> filling = otherSide.submit(this::fill);

        assertThat(pages.print()).isSameAs(print);
        List<JRPrintPage> taken = new ArrayList<>();
        pages.next().ifPresent(taken::add);
        while (taken.size() < MANY) {
            pages.next().ifPresent(taken::add);
        }

        assertThat(taken).isEqualTo(all);
        assertThat(pages.next()).isEmpty();
        filling.get();
    }

    @Test
    void fillingNeverGetsFarAhead() throws Exception {
        Future<?> filling = otherSide.submit(this::fill);

        for (int taken = 1; pages.next().isPresent(); taken++) {
            assertThat(handedOver).hasValueLessThanOrEqualTo(taken + FilledPages.WAITING);
        }

        filling.get();
        assertThat(handedOver).hasValue(MANY);
    }

    @Test
    void theFilledReportLetsGoOfItsPages() throws Exception {
        Future<?> filling = otherSide.submit(this::fill);

        while (pages.next().isPresent()) {}
        filling.get();

        assertThat(print.getPages()).hasSize(MANY).doesNotContainAnyElementsOf(all);
    }

    @Test
    void fillingThatWaitsEndsWhenExportingStops() {
        Future<?> filling = otherSide.submit(this::fill);
        pages.next();

        pages.stop();

        assertThatThrownBy(filling::get).hasCauseInstanceOf(CancellationException.class);
        assertThat(handedOver).hasValueLessThan(MANY);
    }

    @Test
    void exportingThatWaitsEndsWhenFillingStops() throws InterruptedException {
        var begun = new CountDownLatch(1);
        Future<?> exporting = otherSide.submit(() -> {
            begun.countDown();
            return pages.next();
        });
        begun.await();

        pages.stop();

        assertThatThrownBy(exporting::get).hasCauseInstanceOf(CancellationException.class);
    }

    @Test
    void pagesThatWaitAreNotTakenAfterAStop() {
        addPage(0);
        pages.stop();

        assertThatThrownBy(pages::next).isInstanceOf(CancellationException.class);
    }

    @Test
    void anInterruptStopsBothSides() throws Exception {
        Future<?> filling = otherSide.submit(this::fill);
        pages.next();

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> {
                    while (pages.next().isPresent()) {}
                })
                .isInstanceOf(CancellationException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(filling::get).hasCauseInstanceOf(CancellationException.class);
    }

    private void fill() {
        for (int index = 0; index < MANY - 1; index++) {
            addPage(index);
        }
        print.addPage(all.get(MANY - 1));
        pages.complete(print);
        handedOver.incrementAndGet();
    }

    private void addPage(int index) {
        print.addPage(all.get(index));
        pages.pageGenerated(print, index);
        handedOver.incrementAndGet();
    }
}
