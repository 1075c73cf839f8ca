package org.petstore.web.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.petstore.web.requests.Fields;
import org.petstore.webhooks.CallbackPolicy;
import org.petstore.webhooks.CallbackRefusedException;

/** The field {@code callbackUrl} that every request for a job may have. */
@ApplicationScoped
public class CallbackUrl {

    private static final String NAME = "callbackUrl";
    private static final String EXPECTED = "must be a URL";

    @Inject
    private CallbackPolicy policy;

    /** Reads the field, checked against the policy; a refusal is noted with the fields. */
    public Optional<String> in(Fields fields) {
        return checked(fields.optional(NAME, Optional::of, EXPECTED), fields);
    }

    /** The same where it must be there. */
    Optional<String> requiredIn(Fields fields) {
        return checked(fields.required(NAME, Optional::of, EXPECTED), fields);
    }

    private Optional<String> checked(Optional<String> url, Fields fields) {
        try {
            if (url.isPresent()) {
                policy.check(url.get());
            }
            return url;
        } catch (CallbackRefusedException e) {
            fields.refuse(NAME, e.getMessage());
            return Optional.empty();
        }
    }
}
