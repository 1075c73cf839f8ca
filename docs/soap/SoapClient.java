import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.xml.datatype.DatatypeFactory;
import petstore.ImportResults;
import petstore.Job;
import petstore.JobStatus;
import petstore.Petstore;
import petstore.PetstoreService;
import petstore.ProblemFault;
import petstore.ReportFile;
import petstore.ReportFormat;

/**
 * A conversation over SOAP, with the classes that wsimport makes of the WSDL:
 *
 * <pre>
 * wsimport -extension -p petstore http://127.0.0.1:8080/soap?wsdl
 * </pre>
 */
public class SoapClient {

    private final Petstore petstore;

    public SoapClient(Petstore petstore) {
        this.petstore = petstore;
    }

    /** Begins with the address of the WSDL. */
    public static void main(String[] arguments) throws Exception {
        var service = new PetstoreService(URI.create(arguments[0]).toURL());
        new SoapClient(service.getPetstoreSoap()).converse();
        new SoapClient(service.getPetstoreSoap12()).converse();
    }

    private void converse() throws Exception {
        var month = DatatypeFactory.newInstance().newXMLGregorianCalendar("2030-01");
        Job report = await(petstore.createOrderReport(month, ReportFormat.CSV, null, null));
        ReportFile file = petstore.getReport(report.getJobId());
        System.out.println("report " + file.getFileName() + " of " + file.getContent().length + " bytes");

        byte[] csv = """
                name,category,status,price,birth_date
                Rex,dog,available,99.50,2020-05-01
                Nessie,monster,available,1,2020-05-01
                """.getBytes(StandardCharsets.UTF_8);
        Job imported = await(petstore.importPets(csv, "pets.csv", null, null, null, null, null, null));
        ImportResults results = petstore.getImportResults(imported.getJobId());
        System.out.println("created " + results.getCreated() + ", failed " + results.getFailed());

        Job another = petstore.createOrderReport(month, ReportFormat.PDF, null, null);
        try {
            System.out.println(petstore.cancelJob(another.getJobId()).getStatus().value());
        } catch (ProblemFault e) { // it was faster
            System.out.println(e.getFaultInfo().getError());
        }
        try {
            petstore.getJob("018f0000-0000-7000-8000-000000000000");
        } catch (ProblemFault e) {
            System.out.println(e.getFaultInfo().getError());
        }
    }

    private Job await(Job job) throws Exception {
        Job present = job;
        for (int millis = 100; isUnfinished(present); millis = Math.min(2 * millis, 5_000)) {
            Thread.sleep(millis);
            present = petstore.getJob(job.getJobId());
        }
        return present;
    }

    private static boolean isUnfinished(Job job) {
        return job.getStatus() == JobStatus.PENDING || job.getStatus() == JobStatus.PROCESSING;
    }
}
