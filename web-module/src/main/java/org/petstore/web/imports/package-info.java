/**
 * The way in for CSV files. They are large and come from outside, so they go from the connection to disk, bounded and
 * never whole in memory.
 */
package org.petstore.web.imports;
