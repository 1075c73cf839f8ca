/**
 * Clients should not have to keep asking whether a job has ended. Telling them means calling strangers' servers, which
 * are slow, away or not what they claim to be: so a message is kept until it arrives, and every address is checked.
 */
package org.petstore.webhooks;
