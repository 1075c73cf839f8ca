package org.petstore.jobs;

/**
 * Jobs wait and work in two lanes, each with a queue and a number of consumers of its own, so that a job of a second
 * never waits behind jobs of many minutes. Every job begins in the short lane; one that finds out that it
 * {@linkplain JobContext#expectLong will take long} is moved.
 */
enum Lane {
    SHORT,
    LONG
}
