package org.petstore.web;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** One JSON writer for all answers: without this the server would make a new one for each. */
@Provider
public class JsonResolver implements ContextResolver<Jsonb> {

    private final Jsonb json = JsonbBuilder.create();

    @Override
    public Jsonb getContext(Class<?> type) {
        return json;
    }
}
