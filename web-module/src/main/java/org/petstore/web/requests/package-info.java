/**
 * Requests are few flat fields in whatever format a client prefers. All that is wrong with one is told at once, not
 * fault by fault.
 */
package org.petstore.web.requests;
