package org.petstore.web.pages;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Tells where the next page is also in the header that programs know for it: RFC 8288. */
@Provider
public class PageLinkFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?> page && page.next != null) {
            response.getHeaders().putSingle(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(page.next));
        }
    }
}
