/**
 * Lists may have millions of items, and rows are added while a client reads on: a page begins after an id, not at a
 * position.
 */
package org.petstore.web.pages;
