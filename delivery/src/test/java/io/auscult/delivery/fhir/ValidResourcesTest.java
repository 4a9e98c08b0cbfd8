package io.auscult.delivery.fhir;

import static io.auscult.delivery.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import io.auscult.core.alert.Alert;
import io.auscult.core.alert.Episode;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Snooze;
import io.auscult.core.value.Code;
import io.auscult.core.value.Coding;
import io.auscult.delivery.Sample;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everything that is ever written, checked against the definitions of R4 by HAPI's validator. */
class ValidResourcesTest {
    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final URI HERE = URI.create("https://auscult.example");
    private static final Episode EPISODE = Sample.episode(Sample.statin(), "v1", 2, NOW);

    /** The label has come into HL7's terminology since R4's copy of it, which is what the validator has. */
    private static final String NEWER_THAN_R4 =
            "Unknown code 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue#AIAST'";

    /** HAPI asks for what one reader of XML alone can do, and there are several on the class path. */
    private static final Map<String, String> READERS = Map.of(
            "javax.xml.stream.XMLInputFactory", "com.ctc.wstx.stax.WstxInputFactory",
            "javax.xml.stream.XMLOutputFactory", "com.ctc.wstx.stax.WstxOutputFactory");

    private final FhirValidator validator = validator();

    @BeforeAll
    static void choose() {
        READERS.forEach(System::setProperty);
    }

    @AfterAll
    static void leave() {
        READERS.keySet().forEach(System::clearProperty);
    }

    private static FhirValidator validator() {
        ValidationSupportChain chain = new ValidationSupportChain(
                new DefaultProfileValidationSupport(R4),
                new InMemoryTerminologyServerValidationSupport(R4),
                new CommonCodeSystemsTerminologyService(R4));
        return R4.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
    }

    @Test
    void everyStateOfAnAlertIsValidR4() {
        Answer override = new Answer(
                Answer.Outcome.OVERRIDDEN,
                "dr-who",
                NOW,
                new Coding(
                        new Code(
                                "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes",
                                "patient-ineligible"),
                        null),
                "as discussed");
        List<Standing> standings = List.of(
                new Standing.Waiting(NOW),
                Standing.of(
                        new Alert.Snoozed(EPISODE, new Snooze("dr-who", NOW, NOW.plusSeconds(60), false, null)),
                        null,
                        false),
                new Standing.Answered(Sample.accepted(NOW)),
                new Standing.Answered(override),
                new Standing.Withdrawn("The chart no longer supports it", NOW, null),
                new Standing.Withdrawn("The chart no longer supports it", NOW, Sample.accepted(NOW)),
                new Standing.Unanswered(NOW),
                new Standing.TakenBack(NOW));

        assertThat(standings)
                .allSatisfy(standing -> assertThat(drafts(standing).stream().flatMap(each -> problems(each).stream()))
                        .isEmpty());
    }

    @Test
    void whatItNamesItselfIsTheSameHoweverOftenItIsWritten() {
        List<Draft> waiting = drafts(new Standing.Waiting(NOW));
        List<Draft> over = drafts(new Standing.Withdrawn("gone", NOW.plusSeconds(9), null));

        assertThat(waiting)
                .extracting(draft -> draft.type() + "?" + draft.condition())
                .doesNotHaveDuplicates();
        assertThat(over.subList(0, 7))
                .extracting(Draft::condition)
                .isEqualTo(waiting.subList(0, 7).stream().map(Draft::condition).toList());
        assertThat(drafts(new Standing.Waiting(NOW))).isEqualTo(waiting);
    }

    private static List<Draft> drafts(Standing standing) {
        Links links = new Links(
                "Patient/ada-1",
                "Device/1",
                Map.of(Sample.PREVENT, "Device/2"),
                Map.of(
                        RiskAssessments.name(Sample.PREVENT),
                        "RiskAssessment/1",
                        "Flag",
                        "Flag/1",
                        "DetectedIssue",
                        "DetectedIssue/1",
                        "Task",
                        "Task/1"));
        AlertResources resources = new AlertResources(HERE, "ehr");
        RiskAssessments scores = new RiskAssessments("ehr");
        List<Draft> drafts = new ArrayList<>(List.of(
                Devices.auscult("1.0", HERE),
                Devices.model(Sample.PREVENT, "Device/1", HERE),
                scores.of(EPISODE, standing, Sample.prevent(NOW, 0.142), links).orElseThrow(),
                resources.detectedIssue(EPISODE, standing, "High risk without a statin", links),
                resources.flag(EPISODE, standing, links),
                resources.communicationRequest(EPISODE, standing, links),
                resources.task(EPISODE, standing, links),
                Provenances.of(EPISODE, Map.of("Flag", standing.toString()), NOW, true, links)));
        if (standing.isOver()) {
            drafts.add(scores.of(EPISODE, standing, Sample.missing(NOW), links).orElseThrow());
        }
        return drafts;
    }

    private List<String> problems(Draft draft) {
        return validator.validateWithResult(draft.json()).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .filter(message -> !message.getMessage().equals(NEWER_THAN_R4))
                .map((SingleValidationMessage message) ->
                        draft.name() + " " + message.getLocationString() + ": " + message.getMessage())
                .toList();
    }
}
