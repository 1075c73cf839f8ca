package org.petstore.web.reports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;
import org.petstore.reports.OrderReport;
import org.petstore.reports.ReportFormat;
import org.petstore.web.requests.Fields;
import org.petstore.web.submissions.Submission;
import org.petstore.web.submissions.Submissions;
import org.petstore.web.webhooks.CallbackUrl;
import org.petstore.web.xml.Formats;
import org.petstore.web.xml.XmlRoot;

/** Takes requests for the report of a month's orders. */
@Path(OrderReportResource.PATH)
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_XML})
@Produces({MediaType.APPLICATION_JSON, Formats.XML, Formats.TEXT_XML})
@ApplicationScoped
public class OrderReportResource {

    static final String PATH = "/reports/orders";

    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");

    @Inject
    private Submissions submissions;

    @Inject
    private CallbackUrl callbackUrl;

    @POST
    public Response create(@XmlRoot("createOrderReport") Fields fields, @Context HttpHeaders headers) {
        Optional<String> month = fields.required(
                "month",
                text -> Optional.of(text).filter(t -> MONTH.matcher(t).matches()),
                "must be a month such as 2024-03");
        Optional<ReportFormat> format =
                fields.optional("format", ReportFormat::of, "must be one of: " + ReportFormat.words());
        Optional<Boolean> guardFormulas = fields.optionalTruth("guardFormulas");
        if (guardFormulas.isPresent() && !format.equals(Optional.of(ReportFormat.CSV))) {
            fields.refuse("guardFormulas", "is for the format csv only");
        }
        Optional<String> callback = callbackUrl.in(fields);
        fields.requireValid();
        var report = new OrderReport(
                month.orElseThrow(), format.orElse(ReportFormat.PDF).word(), guardFormulas.orElse(false));
        try (Submission submission = submissions.begin(HttpMethod.POST + " " + PATH, headers)) {
            return submission.accept(fields, OrderReport.TYPE, report, callback);
        }
    }
}
