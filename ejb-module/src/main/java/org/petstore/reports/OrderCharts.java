package org.petstore.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontUtil;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;
import org.petstore.orders.OrderStatus;
import org.petstore.orders.OrderSummary;

/** The charts of the order report, in its colours and its font. */
final class OrderCharts {

    private static final Color BAR = new Color(0x0F766E);
    private static final Color TEXT = new Color(0x6B7785);
    private static final Color GRID = new Color(0xE3E8EB);
    private static final Map<Comparable<?>, Color> STATUS_COLORS = Map.of(
            OrderStatus.PLACED.word(), new Color(0xE0A030),
            OrderStatus.APPROVED.word(), new Color(0x3B82B8),
            OrderStatus.DELIVERED.word(), BAR);

    private final Font font;

    OrderCharts(JasperReportsContext context) {
        font = FontUtil.getInstance(context).getAwtFontFromBundles("DejaVu Sans", Font.PLAIN, 6.5f, Locale.ROOT, false);
    }

    JFreeChart totalPerDay(OrderSummary summary) {
        var data = new DefaultCategoryDataset();
        summary.days().forEach((day, totals) -> data.addValue(totals.total(), "total", day.getDayOfMonth()));
        var renderer = new BarRenderer();
        renderer.setSeriesPaint(0, BAR);
        CategoryPlot plot = plot(data, renderer);
        plot.getDomainAxis().setCategoryMargin(0.3);
        plot.getDomainAxis().setTickLabelFont(font.deriveFont(5.5f));
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(new BasicStroke(0.5f));
        return chart(plot);
    }

    JFreeChart totalPerStatus(OrderSummary summary) {
        var data = new DefaultCategoryDataset();
        summary.statuses().forEach((status, totals) -> data.addValue(totals.total(), "total", status.word()));
        var renderer = new BarRenderer() {
            @Override
            public Paint getItemPaint(int row, int column) {
                return STATUS_COLORS.get(data.getColumnKey(column));
            }
        };
        renderer.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}", wholeNumbers()));
        renderer.setDefaultItemLabelFont(font);
        renderer.setDefaultItemLabelPaint(TEXT);
        renderer.setDefaultItemLabelsVisible(true);
        CategoryPlot plot = plot(data, renderer);
        plot.getDomainAxis().setCategoryMargin(0.4);
        plot.getDomainAxis().setMaximumCategoryLabelWidthRatio(1.5f);
        plot.setRangeGridlinesVisible(false);
        plot.getRangeAxis().setVisible(false);
        // Room for the number above the highest bar
        plot.getRangeAxis().setUpperMargin(0.15);
        return chart(plot);
    }

    private CategoryPlot plot(CategoryDataset data, BarRenderer renderer) {
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        var plot = new CategoryPlot(data, categories(), values(), renderer);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        return plot;
    }

    private CategoryAxis categories() {
        var axis = new CategoryAxis();
        axis.setTickLabelFont(font);
        axis.setTickLabelPaint(TEXT);
        axis.setAxisLinePaint(GRID);
        axis.setTickMarksVisible(false);
        axis.setLowerMargin(0.01);
        axis.setUpperMargin(0.01);
        return axis;
    }

    private NumberAxis values() {
        var axis = new NumberAxis();
        axis.setTickLabelFont(font);
        axis.setTickLabelPaint(TEXT);
        axis.setNumberFormatOverride(wholeNumbers());
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        return axis;
    }

    private JFreeChart chart(CategoryPlot plot) {
        var chart = new JFreeChart(null, font, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        return chart;
    }

    private static NumberFormat wholeNumbers() {
        return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
    }
}
