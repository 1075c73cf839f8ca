package org.petstore.platform;

import java.util.List;

/** The environment holds settings that cannot be used: the server must not start with them. */
class InvalidSettingsException extends RuntimeException {

    InvalidSettingsException(List<String> problems) {
        super("Petstore Operations cannot start. " + String.join(" ", problems));
    }
}
