package io.auscult.models.card;

import static io.auscult.models.card.SourceAttribute.*;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A card as a CHAI Applied Model Card, the XML in which health systems exchange what they know of a model. Every one of the 31 source
 * attributes is in it, led by its number; what the format asks for and a card does not have is said to be not available.
 *
 * <p>Source: Coalition for Health AI, Applied Model Card schema v0.2, https://mc.chai.org/v0.2/schema.xsd
 * (github.com/coalition-for-health-ai/mc-schema, v0.2/schema.xsd).
 */
public final class CardXml {
    public static final String NAMESPACE = "https://mc.chai.org/v0.2/schema.xsd";

    private static final String INDENT = "  ";

    private final ModelCard card;
    private final XMLStreamWriter xml;
    private int depth;

    private CardXml(ModelCard card, XMLStreamWriter xml) {
        this.card = card;
        this.xml = xml;
    }

    /** The whole document, UTF-8 declared. */
    public static String of(ModelCard card) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            new CardXml(card, xml).write();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A card of texts can be written as XML", e);
        }
        return text + "\n";
    }

    private void write() throws XMLStreamException {
        line();
        xml.writeStartElement("AppliedModelCard");
        xml.writeDefaultNamespace(NAMESPACE);
        depth++;
        about();
        uses();
        trust();
        metrics();
        resources();
        element("Bibliography", joined(card.citation()));
        depth--;
        line();
        xml.writeEndElement();
    }

    private void about() throws XMLStreamException {
        start("BasicInfo");
        element("ModelName", card.name());
        element("ModelDeveloper", stated(DEVELOPER_AND_CONTACT));
        element("DeveloperContact", stated(DEVELOPER_AND_CONTACT));
        end();
        start("ReleaseInfo");
        element("ReleaseStage", NOT_AVAILABLE);
        element("ReleaseDate", NOT_AVAILABLE);
        element("ReleaseVersion", card.model().toString());
        element("GlobalAvailability", NOT_AVAILABLE);
        end();
        start("ModelSummary");
        element("Summary", card.purpose());
        start("Keywords");
        element("Keyword", card.model().id());
        end();
        end();
    }

    private void uses() throws XMLStreamException {
        start("UsesAndDirections");
        element("IntendedUseAndWorkflow", stated(INTENDED_USE, DECISION_ROLE));
        element("PrimaryIntendedUsers", stated(INTENDED_USERS));
        element("HowToUse", NOT_AVAILABLE);
        element("TargetedPatientPopulation", paragraphs(card.population(), stated(INTENDED_POPULATION)));
        element("CautionedOutOfScopeSettings", stated(CAUTIONED_AGAINST));
        end();
        start("Warnings");
        element("KnownRisksAndLimitations", paragraphs(joined(card.limits()), stated(KNOWN_RISKS_AND_LIMITATIONS)));
        element("KnownBiasesOrEthicalConsiderations", stated(FAIRNESS_APPROACH, BIAS_MANAGEMENT));
        element("ClinicalRiskLevel", NOT_AVAILABLE);
        end();
    }

    private void trust() throws XMLStreamException {
        start("TrustIngredients");
        start("AISystemFacts");
        element("OutcomesAndOutputs", paragraphs(stated(OUTPUT_VALUE), bands(card.bands())));
        element("ModelType", stated(OUTPUT_KIND));
        element("InputDataSource", paragraphs(inputs(), stated(DEMOGRAPHIC_INPUTS)));
        element("OutputAndInputDataTypes", stated(OUTPUT_KIND));
        element(
                "DevelopmentDataCharacterization",
                stated(TRAINING_DATA_CRITERIA, TRAINING_DATA_REPRESENTATIVENESS, TRAINING_DATA_RELEVANCE));
        element("BiasMitigationApproaches", stated(FAIRNESS_APPROACH, BIAS_MANAGEMENT));
        element(
                "OngoingMaintenance",
                stated(VALIDITY_MONITORING, FAIRNESS_MONITORING, UPDATE_PROCESS, CORRECTION_FREQUENCY));
        element("Transparency", joined(card.choices()));
        end();
        start("TransparencyInformation");
        element("FundingSource", stated(FUNDING_SOURCE));
        element("StakeholdersConsulted", NOT_AVAILABLE);
        end();
        end();
    }

    private void metrics() throws XMLStreamException {
        start("KeyMetrics");
        metric(
                "UsefulnessUsabilityEfficacy",
                "How well the score tells who has the outcome",
                List.of(VALIDITY_SAME_SOURCE, VALIDITY_EXTERNAL, OUTCOME_EVALUATIONS),
                joined(card.performance()));
        metric(
                "FairnessEquity",
                "Whether it does so alike in groups of patients",
                List.of(FAIRNESS_SAME_SOURCE, FAIRNESS_EXTERNAL, FAIRNESS_LOCAL),
                stated(FAIRNESS_APPROACH));
        metric(
                "SafetyReliability",
                "Whether it holds where it is used",
                List.of(VALIDITY_LOCAL),
                stated(VALIDITY_MONITORING));
        end();
    }

    private void metric(String name, String goal, List<SourceAttribute> results, String interpretation)
            throws XMLStreamException {
        start(name);
        element("MetricGoal", goal);
        start("Results");
        for (SourceAttribute result : results) {
            start("MetricResult");
            element("Label", result.number() + ". " + result.words());
            element("ValueJson", "{\"kind\":\"text\",\"value\":" + quoted(result.statedBy(card)) + "}");
            end();
        }
        end();
        element("Interpretation", interpretation);
        element("TestType", stated(EXTERNAL_VALIDATION_PROCESS));
        element("TestingDataDescription", stated(EXTERNAL_VALIDATION_DATA, EXTERNAL_VALIDATION_REPRESENTATIVENESS));
        element("ValidationProcessAndJustification", stated(EXTERNAL_VALIDATION_PARTY));
        end();
    }

    private void resources() throws XMLStreamException {
        start("Resources");
        element("PeerReviewedPublications", joined(card.citation()));
        element("PatientConsentOrDisclosure", NOT_AVAILABLE);
        end();
    }

    private String stated(SourceAttribute... attributes) {
        return Stream.of(attributes)
                .map(attribute -> attribute.number() + ". " + attribute.statedBy(card))
                .collect(Collectors.joining("\n"));
    }

    private String inputs() {
        return card.inputs().stream()
                .map(input -> input.name() + (input.unit().isEmpty() ? "" : " [" + input.unit() + "]") + ": "
                        + input.allowed())
                .collect(Collectors.joining("\n"));
    }

    private static String bands(Map<String, String> bands) {
        return bands.entrySet().stream()
                .map(band -> band.getKey() + ": " + band.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String joined(List<String> entries) {
        return entries.isEmpty() ? NOT_AVAILABLE : String.join("\n", entries);
    }

    private static String paragraphs(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** A JSON text. */
    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return "\"" + allowed(escaped) + "\"";
    }

    private void start(String name) throws XMLStreamException {
        line();
        xml.writeStartElement(name);
        depth++;
    }

    private void end() throws XMLStreamException {
        depth--;
        line();
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        line();
        xml.writeStartElement(name);
        xml.writeCharacters(allowed(text));
        xml.writeEndElement();
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n" + INDENT.repeat(depth));
    }

    /** XML 1.0 has no place for most control characters, not even escaped. */
    private static String allowed(String text) {
        return text.codePoints()
                .map(c -> (c >= ' ' || c == '\n' || c == '\t') && c != 0xFFFE && c != 0xFFFF ? c : '\uFFFD')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
