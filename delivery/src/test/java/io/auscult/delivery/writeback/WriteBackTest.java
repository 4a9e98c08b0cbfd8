package io.auscult.delivery.writeback;

import static io.auscult.delivery.Sample.ADA;
import static io.auscult.delivery.Sample.BO;
import static io.auscult.delivery.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.Episode;
import io.auscult.core.decision.Indicator;
import io.auscult.core.event.Answer;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.Mode;
import io.auscult.core.value.Person;
import io.auscult.delivery.Sample;
import io.auscult.delivery.fhir.Kind;
import io.auscult.delivery.store.TestDatabase;
import io.auscult.delivery.store.WriteBackStore.Counts;
import io.auscult.delivery.store.WriteBackStore.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.CommunicationRequest.CommunicationRequestStatus;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteBackTest {
    private final Alert.Open alert = Sample.open(Sample.statin(), "w1", NOW);
    private final Hospital hospital = new Hospital();
    private Bed bed = new Bed(TestDatabase.fresh());

    @BeforeEach
    void empty() {
        bed = new Bed(TestDatabase.fresh()).live().withAda();
    }

    @AfterEach
    void stop() throws IOException {
        hospital.close();
    }

    private void write() throws InterruptedException {
        bed.writeAll(hospital.client());
    }

    private Counts counts() {
        return bed.stores.writeBack().counts();
    }

    private static Answer answer(Answer.Outcome outcome) {
        return new Answer(outcome, "dr-who", NOW.plusSeconds(60), null, "as discussed");
    }

    private Alert.Withdrawn withdrawn(String why) {
        return new Alert.Withdrawn(alert.episode(), why, NOW.plusSeconds(90));
    }

    @Test
    void writesAnAlertWithWhatItStandsOn() throws Exception {
        bed.signal(ADA, Sample.prevent(NOW, 0.142));
        bed.alert(ADA, alert);
        write();

        Flag flag = hospital.the(Flag.class);
        RiskAssessment risk = hospital.the(RiskAssessment.class);
        DetectedIssue issue = hospital.the(DetectedIssue.class);
        Task task = hospital.the(Task.class);
        Provenance provenance = hospital.the(Provenance.class);
        assertThat(flag.getStatus()).isEqualTo(FlagStatus.ACTIVE);
        assertThat(flag.getSubject().getReference()).isEqualTo(Hospital.ADA);
        assertThat(flag.getIdentifierFirstRep().getValue())
                .isEqualTo(alert.episode().id().value());
        assertThat(risk.getStatus()).isEqualTo(RiskAssessmentStatus.FINAL);
        assertThat(risk.getPredictionFirstRep().getProbabilityDecimalType().getValueAsString())
                .isEqualTo("14.20");
        assertThat(risk.getBasis())
                .extracting(each -> each.getReference())
                .contains("Observation/total-cholesterol", "Observation/sm");
        assertThat(issue.getStatus()).isEqualTo(DetectedIssueStatus.FINAL);
        assertThat(issue.getImplicatedFirstRep().getReference()).isEqualTo(reference(risk));
        assertThat(task.getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(task.getFocus().getReference()).isEqualTo(reference(issue));
        assertThat(hospital.the(CommunicationRequest.class).getStatus()).isEqualTo(CommunicationRequestStatus.ACTIVE);
        assertThat(hospital.all(Device.class))
                .extracting(each -> each.getDeviceNameFirstRep().getName())
                .containsExactly("Auscult", "AHA PREVENT, 10 and 30 years (1.0.0)");
        assertThat(provenance.getTarget())
                .extracting(each -> each.getReference())
                .contains(reference(flag), reference(risk), reference(issue), reference(task));
        assertThat(Stream.of(flag, risk, issue, task, provenance))
                .allSatisfy(
                        each -> assertThat(each.getMeta().getSecurityFirstRep().getCode())
                                .isEqualTo("AIAST"));
        assertThat(counts()).isEqualTo(new Counts(0, 0));
    }

    @Test
    void saysNothingTwice() throws Exception {
        bed.alert(ADA, alert);
        write();
        long before = aboutAlerts();
        Episode seen = alert.episode();
        bed.alert(
                ADA,
                new Alert.Open(new Episode(
                        seen.id(),
                        seen.raise(),
                        seen.openedBy(),
                        seen.openedAt(),
                        seen.revision(),
                        seen.revisedAt(),
                        List.of(new Episode.Sighting("dr-who", 1, NOW)))));
        bed.stores.writeBack().wantAll();
        write();

        assertThat(aboutAlerts()).isEqualTo(before);
        assertThat(hospital.the(Flag.class).getMeta().getVersionId()).isEqualTo("1");
    }

    @Test
    void aWithdrawnAlertUpdatesWhatWasWritten() throws Exception {
        bed.signal(ADA, Sample.prevent(NOW, 0.142));
        bed.alert(ADA, alert);
        write();
        bed.signal(ADA, Sample.missing(NOW.plusSeconds(80)));
        bed.alert(ADA, withdrawn("The chart no longer supports it"));
        write();

        assertThat(hospital.the(Flag.class).getStatus()).isEqualTo(FlagStatus.INACTIVE);
        assertThat(hospital.the(Flag.class).getPeriod().getEnd()).isNotNull();
        DetectedIssue issue = hospital.the(DetectedIssue.class);
        assertThat(issue.getStatus()).isEqualTo(DetectedIssueStatus.CANCELLED);
        assertThat(issue.getMitigationFirstRep().getAction().getText()).isEqualTo("The chart no longer supports it");
        assertThat(hospital.the(RiskAssessment.class).getStatus()).isEqualTo(RiskAssessmentStatus.CANCELLED);
        assertThat(hospital.the(CommunicationRequest.class).getStatus()).isEqualTo(CommunicationRequestStatus.REVOKED);
        assertThat(hospital.the(Task.class).getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(hospital.all(Provenance.class)).hasSize(2);
    }

    @Test
    void anAnswerMovesTheTaskAndIsRememberedWhenTheBasisGoes() throws Exception {
        bed.alert(ADA, alert);
        write();
        bed.alert(ADA, new Alert.Acknowledged(alert.episode(), answer(Answer.Outcome.ACCEPTED), false));
        write();
        assertThat(hospital.the(Task.class).getStatus()).isEqualTo(TaskStatus.ACCEPTED);
        assertThat(hospital.the(Task.class).getNoteFirstRep().getText()).isEqualTo("as discussed");
        assertThat(hospital.the(CommunicationRequest.class).getStatus())
                .isEqualTo(CommunicationRequestStatus.COMPLETED);
        assertThat(hospital.the(Flag.class).getStatus()).isEqualTo(FlagStatus.INACTIVE);

        bed.alert(ADA, withdrawn("A statin is on the list"));
        write();
        assertThat(hospital.the(Task.class).getStatus()).isEqualTo(TaskStatus.COMPLETED);
    }

    @Test
    void anOverrideRejectsTheTask() throws Exception {
        bed.alert(ADA, alert);
        bed.alert(ADA, new Alert.Acknowledged(alert.episode(), answer(Answer.Outcome.OVERRIDDEN), false));
        write();

        assertThat(hospital.the(Task.class).getStatus()).isEqualTo(TaskStatus.REJECTED);
        assertThat(hospital.the(Provenance.class)
                        .getActivity()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("CREATE");
    }

    @Test
    void whatMayInterruptNobodyAsksNobody() throws Exception {
        bed.alert(
                ADA,
                Sample.open(
                        Sample.raise(Sample.STATIN, Indicator.INFO, "For the list alone", Sample.PREVENT), "i1", NOW));
        write();

        assertThat(hospital.the(Flag.class).getStatus()).isEqualTo(FlagStatus.ACTIVE);
        assertThat(hospital.all(Task.class)).isEmpty();
        assertThat(hospital.all(CommunicationRequest.class)).isEmpty();
    }

    @Test
    void whatIsInShadowOrOffIsNeverWritten() throws Exception {
        bed.model(Sample.deployed(Sample.TROPONIN_MODEL, Mode.SHADOW, NOW.minusSeconds(30)));
        bed.alert(ADA, Sample.open(Sample.troponin(), "s1", NOW));
        bed.alert(ADA, Sample.open(Sample.statin().within(Mode.SHADOW), "s2", NOW));
        write();
        bed.pack(Sample.pack(Mode.OFF, NOW.minusSeconds(20)));
        bed.alert(ADA, alert);
        write();

        assertThat(hospital.asked()).isEmpty();
        assertThat(counts()).isEqualTo(new Counts(0, 0));
    }

    @Test
    void whatIsSwitchedOffLeavesTheRecordAndComesBack() throws Exception {
        ReleaseWatch watch = new ReleaseWatch(bed.stores, bed.clock());
        bed.alert(ADA, alert);
        watch.look();
        write();
        bed.pack(Sample.pack(Mode.OFF, NOW.minusSeconds(20)));
        bed.pass(Duration.ofSeconds(6));
        watch.look();
        write();
        assertThat(hospital.the(Flag.class).getStatus()).isEqualTo(FlagStatus.INACTIVE);
        assertThat(hospital.the(Task.class).getStatus()).isEqualTo(TaskStatus.CANCELLED);

        bed.pack(Sample.pack(Mode.LIVE, NOW));
        bed.pass(Duration.ofSeconds(6));
        watch.look();
        write();
        assertThat(hospital.the(Flag.class).getStatus()).isEqualTo(FlagStatus.ACTIVE);
    }

    @Test
    void aDatabaseBuiltAgainWritesNothingTwiceAndResurrectsNothing() throws Exception {
        Alert.Open other = Sample.open(Sample.troponin(), "w2", NOW);
        bed.alert(ADA, alert);
        bed.alert(ADA, other);
        write();
        bed.alert(ADA, withdrawn("The chart no longer supports it"));
        Bed rebuilt = new Bed(TestDatabase.fresh());
        bed.replayInto(rebuilt);
        rebuilt.writeAll(hospital.client());

        assertThat(hospital.all(Flag.class))
                .extracting(Flag::getStatus)
                .containsExactlyInAnyOrder(FlagStatus.INACTIVE, FlagStatus.ACTIVE);
        assertThat(hospital.all(Task.class)).hasSize(2);
        assertThat(hospital.all(DetectedIssue.class)).hasSize(2);
    }

    @Test
    void whatWasOverBeforeTheEhrHeardOfItIsNotWritten() throws Exception {
        bed.alert(ADA, alert);
        bed.alert(ADA, withdrawn("The chart no longer supports it"));
        write();

        assertThat(hospital.puts()).isZero();
        assertThat(counts()).isEqualTo(new Counts(0, 0));
    }

    @Test
    void aPatientWhomTheEhrDoesNotKnowIsNotCreatedThere() throws Exception {
        bed.person(new Person(
                BO, "B", "O", null, null, List.of(new Identifier(Sample.MRN.system(), "MRN-unknown")), null));
        bed.alert(BO, alert);
        for (int i = 0; i < Bed.TRIES; i++) {
            write();
            bed.pass(Duration.ofHours(1));
        }

        assertThat(hospital.all(Flag.class)).isEmpty();
        assertThat(bed.stores.writeBack().troubles(9))
                .containsExactly(new Trouble(
                        "The EHR knows no patient with this record number. Given up after 4 tries.", true, 1));

        bed.person(
                new Person(BO, "B", "O", null, null, List.of(new Identifier(Sample.MRN.system(), "MRN-0815")), null));
        assertThat(bed.stores.writeBack().retry()).isEqualTo(1);
        write();
        assertThat(hospital.the(Flag.class).getSubject().getReference()).isEqualTo("Patient/bo-1");
    }

    @Test
    void aMergeMovesWhatWasWritten() throws Exception {
        bed.person(new Person(
                BO, "B", "O", null, null, List.of(new Identifier("urn:auscult:fhir:ehr", "Patient/bo-1")), null));
        bed.alert(ADA, alert);
        write();
        bed.alert(BO, alert);
        write();

        assertThat(hospital.the(Flag.class).getSubject().getReference()).isEqualTo("Patient/bo-1");
        assertThat(hospital.the(Task.class).getFor().getReference()).isEqualTo("Patient/bo-1");
    }

    @Test
    void aScoreThatComesAfterItsAlertIsWritten() throws Exception {
        bed.alert(ADA, alert);
        write();
        assertThat(hospital.all(RiskAssessment.class)).isEmpty();
        bed.signal(ADA, Sample.prevent(NOW, 0.142));
        write();

        assertThat(hospital.the(DetectedIssue.class).getImplicated()).hasSize(1);
        assertThat(hospital.the(RiskAssessment.class).getPerformer().getReference())
                .startsWith("Device/");
    }

    @Test
    void onlyWhatTheEhrTakesIsWritten() throws Exception {
        bed.only(Set.of(Kind.FLAG));
        bed.alert(ADA, alert);
        write();

        assertThat(hospital.all(Flag.class)).hasSize(1);
        assertThat(hospital.all(Task.class)).isEmpty();
        assertThat(hospital.all(Provenance.class)).isEmpty();
    }

    /** Devices are put at every start. */
    private long aboutAlerts() {
        return hospital.asked().stream()
                .filter(each -> each.method().equals("PUT") && !each.path().endsWith("/Device"))
                .count();
    }

    private static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
