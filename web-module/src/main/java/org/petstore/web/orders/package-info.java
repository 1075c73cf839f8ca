/**
 * Read-only: orders get in by import alone. They are shown under the names that their CSV file has, so that there is
 * one vocabulary.
 */
package org.petstore.web.orders;
