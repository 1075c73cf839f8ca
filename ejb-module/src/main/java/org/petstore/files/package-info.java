/**
 * Uploads and results are too large for the database and must be as durable: a row names a file only once it is on
 * disk.
 */
package org.petstore.files;
