/**
 * Whatever goes wrong is told in one form (RFC 9457), in words for the client, and never tells how the server is made.
 */
package org.petstore.web.problems;
