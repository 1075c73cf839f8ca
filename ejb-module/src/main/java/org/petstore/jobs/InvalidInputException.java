package org.petstore.jobs;

/** The input can never succeed: the job fails at once, and the message, written for the client, becomes its error. */
public class InvalidInputException extends Exception {

    public InvalidInputException(String message) {
        super(message);
    }
}
