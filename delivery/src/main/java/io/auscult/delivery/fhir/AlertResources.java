package io.auscult.delivery.fhir;

import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Episode;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Answer.Outcome;
import io.auscult.delivery.inbox.Figures;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.CommunicationRequest.CommunicationPriority;
import org.hl7.fhir.r4.model.CommunicationRequest.CommunicationRequestStatus;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueMitigationComponent;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * An alert as the finding (DetectedIssue), as what is shown now (Flag), as the word to whoever cares for the patient
 * (CommunicationRequest) and as what is to be done (Task). Which status stands for which state, and why, is told in docs/write-back.md.
 *
 * @param publicUrl how this app is reached
 * @param source the name under which the adapter receives what the EHR's server sends
 */
public record AlertResources(URI publicUrl, String source) {
    private static final List<String> FINDINGS = List.of(Kind.DETECTED_ISSUE.type(), Kind.FLAG.type());

    /** The condition by which the EHR knows what is written of an alert, whatever its type. */
    public static String condition(AlertId alert) {
        Identifier identifier = Parts.identifier(alert);
        return "identifier=" + Draft.token(identifier.getSystem(), identifier.getValue());
    }

    /** @param title what a reader calls the rule */
    public Draft detectedIssue(Episode episode, Standing standing, String title, Links links) {
        DetectedIssue issue = Parts.labelled(new DetectedIssue())
                .addIdentifier(Parts.identifier(episode.id()))
                .setStatus(issueStatus(episode, standing))
                .setCode(Parts.rule(episode.rule(), title))
                .setSeverity(severity(episode.indicator()))
                .setPatient(Parts.to(links.patient()))
                .setIdentified(Parts.time(episode.openedAt()))
                .setAuthor(Parts.to(links.auscult()))
                .setDetail(episode.raise().summary() + ". "
                        + episode.raise().rationale().sentence())
                .setReference(Links.page(publicUrl, "/evidence/" + episode.rule()));
        links.written().entrySet().stream()
                .filter(each -> each.getKey().startsWith(Kind.RISK_ASSESSMENT.type()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> issue.addImplicated(Parts.to(each.getValue())));
        Facts facts = new Facts(source);
        for (Seen seen : episode.raise().rationale().seen()) {
            String words = Figures.name(seen.what()) + ": " + seen.value();
            DetectedIssue.DetectedIssueEvidenceComponent evidence =
                    issue.addEvidence().addCode(Parts.text(words));
            facts.reference(seen.source(), Figures.name(seen.what())).ifPresent(evidence::addDetail);
        }
        if (!standing.words().isEmpty() && !(standing instanceof Standing.PutOff)) {
            issue.addMitigation(new DetectedIssueMitigationComponent()
                    .setAction(Parts.text(standing.words()))
                    .setDateElement(Parts.time(standing.at())));
        }
        return Draft.of(Kind.DETECTED_ISSUE.type(), issue, Parts.identifier(episode.id()));
    }

    public Draft flag(Episode episode, Standing standing, Links links) {
        boolean active = standing instanceof Standing.Waiting;
        Period period = new Period().setStartElement(Parts.time(episode.openedAt()));
        if (standing.isOver()) {
            period.setEndElement(Parts.time(standing.at()));
        }
        Flag flag = Parts.labelled(new Flag())
                .addIdentifier(Parts.identifier(episode.id()))
                .setStatus(active ? FlagStatus.ACTIVE : FlagStatus.INACTIVE)
                .addCategory(
                        Parts.concept("http://terminology.hl7.org/CodeSystem/flag-category", "clinical", "Clinical"))
                .setCode(Parts.rule(episode.rule(), episode.raise().summary()))
                .setSubject(Parts.to(links.patient()))
                .setPeriod(period)
                .setAuthor(Parts.to(links.auscult()));
        return Draft.of(Kind.FLAG.type(), flag, Parts.identifier(episode.id()));
    }

    public Draft communicationRequest(Episode episode, Standing standing, Links links) {
        CommunicationRequest request = Parts.labelled(new CommunicationRequest())
                .addIdentifier(Parts.identifier(episode.id()))
                .setStatus(communicationStatus(standing))
                .addCategory(
                        Parts.concept("http://terminology.hl7.org/CodeSystem/communication-category", "alert", "Alert"))
                .setPriority(communicationPriority(episode.indicator()))
                .setSubject(Parts.to(links.patient()))
                .setAuthoredOnElement(Parts.time(episode.revisedAt()))
                .setRequester(Parts.to(links.auscult()));
        links.of(FINDINGS).forEach(each -> request.addAbout(Parts.to(each)));
        request.addPayload()
                .setContent(new StringType(episode.raise().summary() + ". "
                        + episode.raise().rationale().sentence()));
        if (!standing.words().isEmpty()) {
            request.setStatusReason(Parts.text(standing.words()));
        }
        return Draft.of(Kind.COMMUNICATION_REQUEST.type(), request, Parts.identifier(episode.id()));
    }

    public Draft task(Episode episode, Standing standing, Links links) {
        Task task = Parts.labelled(new Task())
                .addIdentifier(Parts.identifier(episode.id()))
                .setStatus(taskStatus(standing))
                .setIntent(TaskIntent.PROPOSAL)
                .setPriority(taskPriority(episode.indicator()))
                .setCode(Parts.rule(episode.rule(), "Follow up on an alert"))
                .setDescription(episode.raise().summary())
                .setFor(Parts.to(links.patient()))
                .setAuthoredOnElement(Parts.time(episode.openedAt()))
                .setLastModifiedElement(Parts.time(standing.at()))
                .setRequester(Parts.to(links.auscult()));
        links.of(FINDINGS).stream().limit(1).forEach(each -> task.setFocus(Parts.to(each)));
        if (!standing.words().isEmpty()) {
            task.setStatusReason(Parts.text(standing.words()));
        }
        @Nullable Answer answer = standing.answer();
        if (answer != null && answer.comment() != null) {
            task.addNote(new Annotation().setText(answer.comment()).setTimeElement(Parts.time(answer.at())));
        }
        return Draft.of(Kind.TASK.type(), task, Parts.identifier(episode.id()));
    }

    /** R4 has no word for an issue that no longer holds but "cancelled"; what made it so is its mitigation. */
    private static DetectedIssueStatus issueStatus(Episode episode, Standing standing) {
        return switch (standing) {
            case Standing.Waiting _, Standing.PutOff _, Standing.Answered _, Standing.Unanswered _ ->
                episode.revision() == 1 ? DetectedIssueStatus.FINAL : DetectedIssueStatus.AMENDED;
            case Standing.Withdrawn _, Standing.TakenBack _ -> DetectedIssueStatus.CANCELLED;
        };
    }

    private static CommunicationRequestStatus communicationStatus(Standing standing) {
        return switch (standing) {
            case Standing.Waiting _ -> CommunicationRequestStatus.ACTIVE;
            case Standing.PutOff _ -> CommunicationRequestStatus.ONHOLD;
            case Standing.Answered _ -> CommunicationRequestStatus.COMPLETED;
            case Standing.Withdrawn withdrawn ->
                withdrawn.earlier() == null ? CommunicationRequestStatus.REVOKED : CommunicationRequestStatus.COMPLETED;
            case Standing.Unanswered _, Standing.TakenBack _ -> CommunicationRequestStatus.REVOKED;
        };
    }

    private static TaskStatus taskStatus(Standing standing) {
        return switch (standing) {
            case Standing.Waiting _ -> TaskStatus.REQUESTED;
            case Standing.PutOff _ -> TaskStatus.ONHOLD;
            case Standing.Answered answered ->
                answered.answer().outcome() == Outcome.ACCEPTED ? TaskStatus.ACCEPTED : TaskStatus.REJECTED;
            case Standing.Withdrawn withdrawn -> withdrawn(withdrawn.earlier());
            case Standing.Unanswered _, Standing.TakenBack _ -> TaskStatus.CANCELLED;
        };
    }

    /** The chart no longer asks for what was accepted; what was declined stays declined. */
    private static TaskStatus withdrawn(@Nullable Answer earlier) {
        if (earlier == null) {
            return TaskStatus.CANCELLED;
        }
        return earlier.outcome() == Outcome.ACCEPTED ? TaskStatus.COMPLETED : TaskStatus.REJECTED;
    }

    private static DetectedIssueSeverity severity(Indicator indicator) {
        return switch (indicator) {
            case CRITICAL -> DetectedIssueSeverity.HIGH;
            case WARNING -> DetectedIssueSeverity.MODERATE;
            case INFO -> DetectedIssueSeverity.LOW;
        };
    }

    private static CommunicationPriority communicationPriority(Indicator indicator) {
        return switch (indicator) {
            case CRITICAL -> CommunicationPriority.ASAP;
            case WARNING -> CommunicationPriority.URGENT;
            case INFO -> CommunicationPriority.ROUTINE;
        };
    }

    private static TaskPriority taskPriority(Indicator indicator) {
        return switch (indicator) {
            case CRITICAL -> TaskPriority.ASAP;
            case WARNING -> TaskPriority.URGENT;
            case INFO -> TaskPriority.ROUTINE;
        };
    }
}
