/** Clients that wait for a change of a job, by the thousand, without a thread or a query each. */
package org.petstore.watching;
