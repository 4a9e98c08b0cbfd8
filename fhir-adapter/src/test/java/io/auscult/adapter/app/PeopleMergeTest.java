package io.auscult.adapter.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.PatientEvent.PatientMerged;
import io.auscult.core.event.PatientEvent.PatientUnmerged;
import io.auscult.core.value.PatientId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Records of one person under several names are merged, and unmerged. */
class PeopleMergeTest extends AdapterOnABroker {
    @Autowired
    private MeterRegistry registry;

    private static String about(String id) {
        return """
                {"resourceType":"Observation","id":"%s-o","status":"final","subject":{"reference":"Patient/%s"},
                 "code":{"coding":[{"system":"http://loinc.org","code":"2345-7"}]},
                 "valueQuantity":{"value":98,"unit":"mg/dL"}}
                """.formatted(id, id);
    }

    @Test
    void mergesWhatCameByAFhirIdAloneWhenTheRecordNumberComes() throws Exception {
        PatientId early = patient("urn:auscult:fhir:ehr", "Patient/late1");
        post(about("late1"));
        assertThat(people(early)).hasSize(1);
        post(patientResource("late1", "55501"));
        assertThat(events(early))
                .extracting(ConsumerRecord::value)
                .last()
                .isInstanceOfSatisfying(
                        PatientMerged.class,
                        merged -> assertThat(merged.survivor()).isEqualTo(patient("urn:mrn", "55501")));
        assertThat(people(early).getLast().value().mergedInto()).isEqualTo(patient("urn:mrn", "55501"));
        post(about("late1"));
        assertThat(events(patient("urn:mrn", "55501")))
                .extracting(ConsumerRecord::value)
                .last()
                .isInstanceOf(ObservationRecorded.class);
    }

    private static final String ADT_HEAD = "MSH|^~\\&|HIS|HOSP|CDS|HOSP|%2$s||ADT^%1$s|M-%1$s|P|2.5.1";

    @Test
    void mergesAndUnmergesByAdtAndForgetsUnderWhomTheRecordWentOn() throws Exception {
        String merge = ADT_HEAD.formatted("A40", "20261122101500") + "\nPID|1||61001^^^HOSP^MR\nMRG|61002^^^HOSP^MR";
        String unlink =
                ADT_HEAD.formatted("A37", "20261122111500") + "\nPID|1||61001^^^HOSP^MR\nPID|2||61002^^^HOSP^MR";
        PatientId retired = patient("urn:v2:HOSP", "61002");
        overMllp(merge);
        assertThat(people(retired).getLast().value().mergedInto()).isEqualTo(patient("urn:v2:HOSP", "61001"));
        overMllp(unlink);
        assertThat(events(retired))
                .extracting(ConsumerRecord::value)
                .hasExactlyElementsOfTypes(PatientMerged.class, PatientUnmerged.class);
        assertThat(people(retired).getLast().value().mergedInto()).isNull();
    }

    @Test
    void countsAMergeThatFollowsFromIdentifiers() throws Exception {
        double before = merges();
        post(about("late2"));
        post(patientResource("late2", "55502"));
        assertThat(merges()).isEqualTo(before + 1);
    }

    private double merges() {
        Counter merges = registry.find("auscult.events.published")
                .tags("source", "ehr", "kind", "patient-merged")
                .counter();
        return merges == null ? 0 : merges.count();
    }
}
