/**
 * SOAP 1.1 and 1.2 for those who speak nothing else: an envelope is taken off before the request finds its resource, and put
 * around what the resource answers. There is no second way to do anything.
 */
package org.petstore.web.soap;
