/** Asking for a report and fetching it are two requests: between them lies a job. */
package org.petstore.web.reports;
