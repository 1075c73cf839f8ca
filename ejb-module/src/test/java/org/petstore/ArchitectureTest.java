package org.petstore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Schedule;
import java.lang.System.Logger;
import java.time.Instant;
import java.time.LocalDate;

/** The house rules, a sentence and a reason each. */
@AnalyzeClasses(packages = "org.petstore", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule FEATURES_DEPEND_ON_EACH_OTHER_AS_DRAWN = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("platform")
            .definedBy("org.petstore.platform..")
            .layer("files")
            .definedBy("org.petstore.files..")
            .layer("pets")
            .definedBy("org.petstore.pets..")
            .layer("orders")
            .definedBy("org.petstore.orders..")
            .layer("jobs")
            .definedBy("org.petstore.jobs..")
            .layer("reports")
            .definedBy("org.petstore.reports..")
            .layer("imports")
            .definedBy("org.petstore.imports..")
            .layer("webhooks")
            .definedBy("org.petstore.webhooks..")
            .layer("watching")
            .definedBy("org.petstore.watching..")
            .layer("idempotency")
            .definedBy("org.petstore.idempotency..")
            .whereLayer("idempotency")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("reports")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("imports")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("webhooks")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("watching")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("jobs")
            .mayOnlyBeAccessedByLayers("reports", "imports", "webhooks", "watching", "idempotency")
            .whereLayer("orders")
            .mayOnlyBeAccessedByLayers("reports", "imports")
            .whereLayer("pets")
            .mayOnlyBeAccessedByLayers("imports")
            .whereLayer("files")
            .mayOnlyBeAccessedByLayers("jobs", "reports", "imports")
            .because("one direction keeps the engine free of features, and a feature free to change");

    @ArchTest
    static final ArchRule THERE_ARE_NO_CYCLES = slices().matching("org.petstore.(*)..")
            .should()
            .beFreeOfCycles()
            .because("what goes in a circle cannot be understood in parts");

    @ArchTest
    static final ArchRule HTTP_IS_THE_WEB_MODULES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..")
            .because("the engine serves whoever asks, not HTTP alone");

    @ArchTest
    static final ArchRule LIBRARIES_OF_DOCUMENTS_ARE_FOR_REPORTS = noClasses()
            .that()
            .resideOutsideOfPackage("org.petstore.reports..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("net.sf.jasperreports..", "org.jfree..", "org.dhatim..")
            .because("a library that may be exchanged has one home");

    @ArchTest
    static final ArchRule CSV_IS_FOR_IMPORTS_AND_REPORTS = noClasses()
            .that()
            .resideOutsideOfPackages("org.petstore.imports..", "org.petstore.reports..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.opencsv..")
            .because("files are read by imports and written by reports, and by nobody else");

    @ArchTest
    static final ArchRule THE_HTTP_CLIENT_IS_FOR_WEBHOOKS = noClasses()
            .that()
            .resideOutsideOfPackage("org.petstore.webhooks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "org.apache.hc..")
            .because("every request that leaves the server goes through the callback policy");

    @ArchTest
    static final ArchRule DRIVERS_ARE_FOR_THE_PLATFORM = noClasses()
            .that()
            .resideOutsideOfPackage("org.petstore.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.postgresql..", "org.h2..")
            .because("a feature speaks SQL that every database reads");

    @ArchTest
    static final ArchRule JMS_IS_FOR_THE_ENGINE = noClasses()
            .that()
            .resideOutsideOfPackage("org.petstore.jobs..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.jms..")
            .because("a feature knows jobs, not queues");

    @ArchTest
    static final ArchRule MESSAGES_CARRY_TEXT = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.jms.ObjectMessage")
            .because("deserialising what comes over a wire runs code of whoever sent it");

    @ArchTest
    static final ArchRule THE_CLOCK_IS_INJECTED = noClasses()
            .that()
            .resideOutsideOfPackage("org.petstore.platform..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("a test must be able to set the time");

    @ArchTest
    static final ArchRule THREADS_ARE_THE_CONTAINERS = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.Executors")
            .orShould()
            .callConstructor(Thread.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .because("the container must know its threads to give them a context and to stop them");

    @ArchTest
    static final ArchRule CONSUMERS_ARE_MESSAGE_DRIVEN = classes()
            .that()
            .areAnnotatedWith(MessageDriven.class)
            .should()
            .haveSimpleNameEndingWith("Consumer")
            .because("a suffix tells the truth");

    @ArchTest
    static final ArchRule ONLY_CONSUMERS_ARE_CALLED_SO = classes()
            .that()
            .haveSimpleNameEndingWith("Consumer")
            .should()
            .beAnnotatedWith(MessageDriven.class)
            .because("a suffix tells the truth");

    @ArchTest
    static final ArchRule WHAT_FIRES_BY_ITSELF_IS_A_TIMER = methods()
            .that()
            .areAnnotatedWith(Schedule.class)
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Timer")
            .because("a suffix tells the truth");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|Dao)")
            .because("these suffixes say nothing");

    @ArchTest
    static final ArchRule LOGGERS_ARE_CONSTANTS = fields().that()
            .haveRawType(Logger.class)
            .should()
            .bePrivate()
            .andShould()
            .beStatic()
            .andShould()
            .beFinal()
            .because("a logger belongs to its class");

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED =
            NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because("operators read the log");
}
