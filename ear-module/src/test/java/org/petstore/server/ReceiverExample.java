package org.petstore.server;

import com.standardwebhooks.Webhook;
import java.nio.file.Path;
import java.util.List;

/** The receivers that docs/webhooks.md offers. */
enum ReceiverExample {
    GUIDE_WITH_EXPRESS,
    NODE,
    NODE_WITH_LIBRARY,
    JAVA,
    JAVA_WITH_LIBRARY,
    PYTHON;

    /** Otherwise it checks that of the guide, which covers the body alone. */
    boolean checksStandardSignature() {
        return this != GUIDE_WITH_EXPRESS;
    }

    /** What starts it, where the documentation has its files. */
    List<String> command() {
        return switch (this) {
            case GUIDE_WITH_EXPRESS -> List.of("node", "guide-receiver.mjs");
            case NODE -> List.of("node", "receiver.mjs");
            case NODE_WITH_LIBRARY -> List.of("node", "standard-receiver.mjs");
            case JAVA -> List.of(java(), "Receiver.java");
            case JAVA_WITH_LIBRARY -> List.of(java(), "-cp", library(), "StandardReceiver.java");
            case PYTHON -> List.of("python3", "receiver.py");
        };
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin/java").toString();
    }

    private static String library() {
        return Webhook.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    }
}
