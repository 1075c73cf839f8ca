package org.petstore.webhooks;

/** A callback URL that nothing may be sent to. The message is the rule, written for the client: {@code must …}. */
public class CallbackRefusedException extends Exception {

    CallbackRefusedException(String rule) {
        super(rule);
    }
}
