/**
 * Every request for a job may say where its end is to be told. Whether that address is allowed is the engine's word;
 * here it becomes one more field that may be refused.
 */
package org.petstore.web.webhooks;
