package org.petstore.toys;

/** A whole job type in one package: its parameters and {@link ToyHandler}. Nothing else in the product knows of it. */
public record Toy(String behaviour) {

    public static final String TYPE = "toy";
}
