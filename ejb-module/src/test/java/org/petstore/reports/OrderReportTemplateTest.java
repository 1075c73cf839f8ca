package org.petstore.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import net.sf.jasperreports.compilers.ReportExpressionsCompiler;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRExpressionCollector;
import net.sf.jasperreports.engine.JRReport;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import org.junit.jupiter.api.Test;

class OrderReportTemplateTest {

    @Test
    void noExpressionNeedsACompiler() throws Exception {
        var jasper = DefaultJasperReportsContext.getInstance();
        try (InputStream source = OrderReportTemplate.class.getResourceAsStream("orders.jrxml")) {
            JRReport template = JRXmlLoader.load(jasper, source);
            var expressions = JRExpressionCollector.collector(jasper, template);

            assertThat(ReportExpressionsCompiler.instance()
                            .getExpressionsCompilation(expressions)
                            .getSourceExpressions())
                    .isEmpty();
        }
    }
}
