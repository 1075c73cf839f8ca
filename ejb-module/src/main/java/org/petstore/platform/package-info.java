/**
 * What all features rest on and none of them owns: the operator's settings, the schema, the one clock. A server that
 * cannot rely on them must not start.
 */
package org.petstore.platform;
