/**
 * XML for those who ask for it, from the same representations as JSON: whatever a client can read in one it finds in the
 * other, under the same names. The schema comes first; what is written must be valid by it.
 */
package org.petstore.web.xml;
