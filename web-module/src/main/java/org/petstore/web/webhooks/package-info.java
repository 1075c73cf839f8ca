/**
 * Every request for a job may say where its end is to be told, and whoever receives that may have a secret of their own.
 * Whether an address is allowed is the engine's word; here it becomes one more field that may be refused.
 */
package org.petstore.web.webhooks;
