package org.petstore.web.soap;

import jakarta.ws.rs.HttpMethod;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.petstore.web.requests.Fields;

/** What can be asked for at the one address that generated clients know, and where each is done. */
enum SoapOperation {
    CREATE_ORDER_REPORT("createOrderReport", HttpMethod.POST, "/reports/orders"),
    IMPORT_PETS("importPets", HttpMethod.POST, "/pets/import"),
    IMPORT_ORDERS("importOrders", HttpMethod.POST, "/orders/import"),
    GET_JOB("getJob", HttpMethod.GET, "/jobs/%s"),
    CANCEL_JOB("cancelJob", HttpMethod.DELETE, "/jobs/%s"),
    GET_IMPORT_RESULTS("getImportResults", HttpMethod.GET, "/imports/%s"),
    GET_REPORT("getReport", HttpMethod.GET, "/reports/%s");

    private final String element;
    private final String method;
    private final String path;

    SoapOperation(String element, String method, String path) {
        this.element = element;
        this.method = method;
        this.path = path;
    }

    static Optional<SoapOperation> of(String element) {
        return Arrays.stream(values())
                .filter(operation -> operation.element.equals(element))
                .findFirst();
    }

    /** The element around the answer. */
    String answerElement() {
        return element + "Response";
    }

    String method() {
        return method;
    }

    /** Tells whether the request says all in its path. */
    boolean isOfJob() {
        return path.contains("%s");
    }

    String path() {
        return path;
    }

    /** The path with the job that the request names. */
    String path(Fields fields) {
        Optional<UUID> jobId = fields.required("jobId", SoapOperation::uuid, "must be the id of a job");
        fields.requireValid();
        return path.formatted(jobId.orElseThrow());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
