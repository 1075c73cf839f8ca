package org.petstore.web.soap;

import java.util.Optional;

/** What the answer must know of a request that came in an envelope. */
class SoapCall {

    /** The property of the request that has it. */
    static final String PROPERTY = SoapCall.class.getName();

    private final SoapVersion version;
    private SoapOperation operation;

    SoapCall(SoapVersion version) {
        this.version = version;
    }

    SoapVersion version() {
        return version;
    }

    void of(SoapOperation operation) {
        this.operation = operation;
    }

    /** The element around the answer; none if the request went to its resource itself. */
    Optional<String> answerElement() {
        return Optional.ofNullable(operation).map(SoapOperation::answerElement);
    }
}
