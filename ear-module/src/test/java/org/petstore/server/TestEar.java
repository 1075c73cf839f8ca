package org.petstore.server;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** The EAR as the build makes it, with tests and what they need inside. */
public class TestEar {

    private final EnterpriseArchive ear =
            ShrinkWrap.createFromZipFile(EnterpriseArchive.class, new File(System.getProperty("petstore.ear")));
    private final JavaArchive engine = ear.getAsType(JavaArchive.class, "petstore-ejb.jar");

    public TestEar() {
        for (Class<?> library : new Class<?>[] {Assertions.class, Awaitility.class, Matcher.class}) {
            ear.addAsLibrary(jarOf(library));
        }
    }

    /** Adds a package, such as a further job type, to the engine's module. */
    public TestEar withPackageOf(Class<?> member) {
        engine.addPackage(member.getPackage());
        return this;
    }

    /** Adds a class to the engine's module, where it sees what is not public. */
    public TestEar withClass(Class<?> test) {
        engine.addClass(test);
        return this;
    }

    public EnterpriseArchive build() {
        return ear;
    }

    private static File jarOf(Class<?> library) {
        try {
            return new File(
                    library.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
