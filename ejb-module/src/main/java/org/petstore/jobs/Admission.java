package org.petstore.jobs;

/** Whether one more job can be accepted. */
public enum Admission {
    /** Yes. */
    OPEN,

    /** Too many jobs of this caller have not ended. */
    TOO_MANY_OF_CALLER,

    /** Too many jobs of all callers have not ended. */
    TOO_MANY
}
