/**
 * The shop closes each month with a report of its orders. A month may have a million of them, so a report is work for
 * a job and never whole in memory.
 */
package org.petstore.reports;
