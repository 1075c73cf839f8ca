package org.petstore.web.pages;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/** Part of a list, and where the rest is read; no {@code next} on the last page. */
@JsonbPropertyOrder({"items", "next"})
public class Page<R> {

    public final List<R> items;
    public final String next;

    Page(List<R> items, String next) {
        this.items = items;
        this.next = next;
    }
}
