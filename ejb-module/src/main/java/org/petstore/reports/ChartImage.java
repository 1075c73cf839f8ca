package org.petstore.reports;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;
import org.jfree.chart.JFreeChart;

/** A chart that is drawn into the document as lines and text, sharp at any size. */
final class ChartImage extends AbstractRenderer implements Graphics2DRenderable {

    private final JFreeChart chart;

    ChartImage(JFreeChart chart) {
        this.chart = chart;
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D area) {
        chart.draw(graphics, area);
    }
}
