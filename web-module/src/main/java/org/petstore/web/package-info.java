/**
 * The API over HTTP, by feature: a resource takes the request, a representation is what the client sees. No business is
 * done here, no transaction begun and no entity shown.
 */
package org.petstore.web;
