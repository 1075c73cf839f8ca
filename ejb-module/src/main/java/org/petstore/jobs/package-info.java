/**
 * A client's request may take minutes; its acceptance must not. A job is the promise to do it: kept in a row, so that
 * neither a lost message nor a dead server can break it.
 */
package org.petstore.jobs;
