/** From a valid request to an accepted job: once, if the request has a key, and only if there is room for one more. */
package org.petstore.web.submissions;
