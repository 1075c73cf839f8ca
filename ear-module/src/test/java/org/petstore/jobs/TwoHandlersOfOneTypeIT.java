package org.petstore.jobs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.petstore.server.TestEar;
import org.petstore.toys.Toy;
import org.petstore.twins.TwinToyHandler;

/** Which of the two would do a job must not be left to chance. */
@ExtendWith(ArquillianExtension.class)
class TwoHandlersOfOneTypeIT {

    @Deployment(name = "twins", managed = false, testable = false)
    static Archive<?> ear() {
        return new TestEar()
                .withPackageOf(Toy.class)
                .withPackageOf(TwinToyHandler.class)
                .build();
    }

    @Test
    void theDeploymentFails(@ArquillianResource Deployer deployer) {
        assertThatThrownBy(() -> deployer.deploy("twins")).hasMessageContaining("Two job handlers are of type toy");
    }
}
