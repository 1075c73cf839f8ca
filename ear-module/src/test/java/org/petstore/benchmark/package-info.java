/**
 * Measures a server as a client sees it, and beside it what the machine itself can do. Run by
 * {@code ./mvnw -Pbenchmark verify}; docs/performance.md tells the method.
 */
package org.petstore.benchmark;
