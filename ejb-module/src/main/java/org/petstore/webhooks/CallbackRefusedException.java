package org.petstore.webhooks;

/** A callback URL that nothing may be sent to. The message names the rule, written for the client. */
public class CallbackRefusedException extends Exception {

    CallbackRefusedException(String rule) {
        super("callbackUrl: " + rule);
    }
}
