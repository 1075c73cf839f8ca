package org.petstore.web;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;

/** The house rules of the API, a sentence and a reason each. */
@AnalyzeClasses(packages = "org.petstore.web", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THERE_ARE_NO_CYCLES = slices().matching("org.petstore.web.(*)..")
            .should()
            .beFreeOfCycles()
            .because("what goes in a circle cannot be understood in parts");

    @ArchTest
    static final ArchRule ENGINES_ARE_ELSEWHERE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "jakarta.jms..", "jakarta.transaction..", "javax.sql..")
            .because("a resource asks the engine; it does not do the engine's work");

    @ArchTest
    static final ArchRule RESOURCES_ARE_CALLED_SO = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .haveSimpleNameEndingWith("Resource")
            .because("a suffix tells the truth");

    @ArchTest
    static final ArchRule ONLY_RESOURCES_ARE_CALLED_SO = classes()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .beAnnotatedWith(Path.class)
            .because("a suffix tells the truth");

    @ArchTest
    static final ArchRule ENTITIES_ARE_NOT_SHOWN = methods()
            .that()
            .areDeclaredInClassesThat(simpleNameEndingWith("Resource"))
            .and()
            .arePublic()
            .should()
            .notHaveRawReturnType(
                    com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith(Entity.class))
            .because("what clients see must not change with the tables");

    @ArchTest
    static final ArchRule JSON_IS_THE_PLATFORMS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..")
            .because("a Jackson annotation silently switches the server to another JSON provider");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|Dao|Controller)")
            .because("these suffixes say nothing");
}
