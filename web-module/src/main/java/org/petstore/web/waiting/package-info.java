/**
 * Requests that are held until their job changes (RFC 7240), and streams of its changes (Server-Sent Events). Neither
 * keeps a thread while it waits.
 */
package org.petstore.web.waiting;
