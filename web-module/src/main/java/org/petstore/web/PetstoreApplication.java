package org.petstore.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The API at the root of the server. */
@ApplicationPath("/")
public class PetstoreApplication extends Application {}
