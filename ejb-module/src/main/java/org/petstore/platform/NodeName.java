package org.petstore.platform;

/** What the server calls itself, through all its starts; no other server of the same database or files may. */
public final class NodeName {

    private NodeName() {}

    public static String get() {
        return System.getProperty("jboss.node.name", "petstore");
    }
}
