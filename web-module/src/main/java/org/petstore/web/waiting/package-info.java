/** Requests that are held until their job changes (RFC 7240), without a thread while they wait. */
package org.petstore.web.waiting;
