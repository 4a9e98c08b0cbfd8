package io.auscult.e2e;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Console;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;
import java.util.logging.Logger;

/** The invariants that are walls between modules, each under the number it has in docs/architecture.md. */
@AnalyzeClasses(packages = "io.auscult", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] ADAPTER = {"io.auscult.adapter.."};
    private static final String[] STREAMS = {"io.auscult.streams.."};
    private static final String[] DELIVERY = {"io.auscult.delivery.."};

    @ArchTest
    static final ArchRule I1_CORE_DEPENDS_ON_THE_JDK_ONLY = classes()
            .that()
            .resideInAPackage("io.auscult.core..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("io.auscult.core..", "java..", "javax.crypto..", "org.jspecify.."))
            .because("the clinical domain must run in a stream, a consult, a backtest and a unit test alike");

    @ArchTest
    static void i2PureModulesReadNoClockRandomnessEnvironmentFileOrLogger(JavaClasses all) {
        String[] pure = {"io.auscult.core..", "io.auscult.models..", "io.auscult.rules.."};
        String why = "the same log must give the same decisions in every replay";
        noClasses()
                .that()
                .resideInAnyPackage(pure)
                .should()
                .callMethod(Instant.class, "now")
                .because(why)
                .check(all);
        noClasses()
                .that()
                .resideInAnyPackage(pure)
                .should()
                .callMethod(LocalDate.class, "now")
                .because(why)
                .check(all);
        noClasses()
                .that()
                .resideInAnyPackage(pure)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Random.class, SecureRandom.class, Logger.class, Console.class)
                .because(why)
                .check(all);
        noClasses()
                .that()
                .resideInAnyPackage(pure)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "java.net.http..")
                .because(why)
                .check(all);
        noClasses()
                .that()
                .resideInAnyPackage(pure)
                .should()
                .callMethod(UUID.class, "randomUUID")
                .because(why)
                .check(all);
        noClasses()
                .that()
                .resideInAnyPackage(pure)
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(Math.class, "random")
                .because(why)
                .check(all);
    }

    @ArchTest
    static void i3AppsMeetAtTopicsOnly(JavaClasses all) {
        String why = "apps meet at topics; delivery asks streams-app one question, over HTTP";
        noClasses()
                .that()
                .resideInAnyPackage(ADAPTER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(STREAMS)
                .because(why)
                .check(all);
        noClasses()
                .that()
                .resideInAnyPackage(ADAPTER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DELIVERY)
                .because(why)
                .check(all);
        noClasses()
                .that()
                .resideInAnyPackage(STREAMS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ADAPTER)
                .because(why)
                .check(all);
        noClasses()
                .that()
                .resideInAnyPackage(STREAMS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DELIVERY)
                .because(why)
                .check(all);
        noClasses()
                .that()
                .resideInAnyPackage(DELIVERY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ADAPTER)
                .because(why)
                .check(all);
        noClasses()
                .that()
                .resideInAnyPackage(DELIVERY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(STREAMS)
                .because(why)
                .check(all);
    }

    @ArchTest
    static final ArchRule I4_SPRING_STAYS_IN_THE_APPS = noClasses()
            .that()
            .resideOutsideOfPackage("io.auscult..app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .because("the framework stays in the outermost package");

    @ArchTest
    static final ArchRule I4_HAPI_STAYS_IN_MAPPING_AND_AT_THE_FHIR_DOORS = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.auscult.mapping..",
                    "io.auscult.delivery.fhir..",
                    "io.auscult.delivery.cdshooks..",
                    "io.auscult.cli.bench.ingest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ca.uhn..")
            .because("resources become events at the door and are not seen further in; the bench measures it");

    @ArchTest
    static final ArchRule I4_KAFKA_STREAMS_STAYS_IN_STREAMS = noClasses()
            .that()
            .resideOutsideOfPackages("io.auscult.streams..", "io.auscult.cli.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.streams..")
            .because("only one app is a stream processor; the bench measures it");

    @ArchTest
    static final ArchRule I4_DROOLS_STAYS_IN_RULES = noClasses()
            .that()
            .resideOutsideOfPackage("io.auscult.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie..")
            .because("everyone else sees the Rulebook port");

    @ArchTest
    static final ArchRule I4_MACHINE_LEARNING_STAYS_IN_TRAINING = noClasses()
            .that()
            .resideOutsideOfPackage("io.auscult.training..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.tribuo..", "com.oracle.labs..", "ai.onnx.proto..")
            .because("a model is made once and then is a folder; nothing that scores needs what trained it");

    @ArchTest
    static final ArchRule I3_NOTHING_BUT_THE_COMMAND_LINE_SEES_TRAINING = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.auscult.training..",
                    "io.auscult.cli.training..",
                    "io.auscult.cli.backtest.outcome..",
                    "io.auscult.cli.backtest.report..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.auscult.training..")
            .because("the three apps run without the libraries that train");
}
