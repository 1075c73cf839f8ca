package org.petstore.web.xml;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The element of the schema that a representation is, or, where its class is that of many, the answer of a method; at a
 * parameter the one that the request's body must be.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
public @interface XmlRoot {

    /** The namespace of the schema. */
    String NAMESPACE = "urn:petstore:operations:1";

    /** The element's local name. */
    String value();

    /** The largest request that is taken, in KiB. */
    int mostKiB() default 64;
}
