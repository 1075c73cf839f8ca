/**
 * A job as its client sees it. Path, statuses and words are those of the guide, because its clients must work
 * unchanged.
 */
package org.petstore.web.jobs;
