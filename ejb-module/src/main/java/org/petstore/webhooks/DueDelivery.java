package org.petstore.webhooks;

import java.util.UUID;

/** What the choice of the next sends needs to know of a delivery: not its body, which may be large. */
record DueDelivery(UUID id, String host) {

    static final String MAPPING = "DueDelivery";
}
