package org.petstore.server;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One server, with sample data, for all test classes that do it no harm; started when first asked for. A test may rely
 * on its own data only.
 */
class SharedServer implements ParameterResolver {

    private record Running(PetstoreServer server) implements AutoCloseable {
        @Override
        public void close() {
            server.stop();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == PetstoreServer.class || type == PetstoreClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        PetstoreServer server = context.getRoot()
                .getStore(Namespace.create(SharedServer.class))
                .getOrComputeIfAbsent(Running.class, type -> start(), Running.class)
                .server();
        return parameter.getParameter().getType() == PetstoreServer.class ? server : server.client();
    }

    private static Running start() {
        return new Running(new PetstoreServer("shared")
                .with("PETSTORE_SAMPLE_DATA", "true")
                .start());
    }
}
