package io.auscult.cli.backfill;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.auscult.schemas.topic.Payload;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What sending a line needs to know of it, read in one pass without building it: its type, whose it is and which Medications it refers
 * to. Of a line that is no JSON what stands before the error is known.
 *
 * @param type the resource type; empty when it says none
 * @param id the logical id; empty when it says none
 * @param patients the FHIR ids of the patients it holds or is about, or "system|value" of one it names by identifier only
 * @param medications the ids of the Medication resources that it refers to
 */
record LineFacts(String type, String id, Set<String> patients, Set<String> medications, boolean whole) {
    static final String MEDICATION = "Medication";
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> SUBJECTS = Set.of("subject", "patient");

    static LineFacts of(Payload line) {
        Reading reading = new Reading();
        boolean whole = false;
        try (JsonParser parser = JSON.createParser(line.toBytes())) {
            reading.all(parser);
            whole = true;
        } catch (IOException e) {
            // The door says what is wrong with it, and keeps it.
        }
        return new LineFacts(reading.type, reading.id, reading.patients, reading.medications, whole);
    }

    /** An object that is being read: the field it is the value of, and what its own fields have said so far. */
    private static final class Frame {
        private final String field;
        private String type = "";
        private String id = "";
        private String system = "";
        private String value = "";
        private boolean named;

        private Frame(String field) {
            this.field = field;
        }
    }

    private static final class Reading {
        private final Set<String> patients = new LinkedHashSet<>();
        private final Set<String> medications = new LinkedHashSet<>();
        private final Deque<Frame> open = new ArrayDeque<>();
        private String type = "";
        private String id = "";

        private void all(JsonParser parser) throws IOException {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT -> open.push(new Frame(field(parser)));
                    case END_OBJECT -> close(open.pop());
                    case VALUE_STRING -> text(parser);
                    default -> {}
                }
            }
        }

        /** The name of the field that the value just read belongs to, through arrays. */
        private static String field(JsonParser parser) {
            var context = parser.getParsingContext().getParent();
            while (context != null && context.inArray()) {
                context = context.getParent();
            }
            String name = context == null ? null : context.getCurrentName();
            return name == null ? "" : name;
        }

        private void text(JsonParser parser) throws IOException {
            Frame frame = open.peek();
            String name = parser.currentName();
            if (frame == null || name == null) {
                return;
            }
            switch (name) {
                case "resourceType" -> frame.type = parser.getText();
                case "id" -> frame.id = parser.getText();
                case "system" -> frame.system = parser.getText();
                case "value" -> frame.value = parser.getText();
                case "reference" -> reference(frame, parser.getText());
                default -> {}
            }
        }

        private void reference(Frame frame, String reference) {
            if (SUBJECTS.contains(frame.field)) {
                String patient = reference.startsWith("urn:uuid:")
                        ? reference.substring("urn:uuid:".length())
                        : idOf("Patient", reference);
                if (patient != null) {
                    patients.add(patient);
                    frame.named = true;
                }
            }
            String medication = idOf(MEDICATION, reference);
            if (medication != null) {
                medications.add(medication);
            }
        }

        private void close(Frame frame) {
            Frame outer = open.peek();
            if (frame.type.equals("Patient") && !frame.id.isEmpty() && !frame.field.equals("contained")) {
                patients.add(frame.id);
            }
            boolean identifier = frame.field.equals("identifier") && !frame.system.isEmpty() && !frame.value.isEmpty();
            if (identifier && outer != null && SUBJECTS.contains(outer.field) && !outer.named) {
                patients.add(frame.system + "|" + frame.value);
            }
            if (outer == null) {
                type = frame.type;
                id = frame.id;
            }
        }

        /** "1" of "Patient/1", of "https://ehr/fhir/Patient/1" and of "Patient/1/_history/2"; null of anything else. */
        private static @Nullable String idOf(String type, String reference) {
            int at = reference.startsWith(type + "/") ? 0 : reference.indexOf("/" + type + "/") + 1;
            if (at == 0 && !reference.startsWith(type + "/")) {
                return null;
            }
            String id = reference.substring(at + type.length() + 1);
            int slash = id.indexOf('/');
            String bare = slash < 0 ? id : id.substring(0, slash);
            return bare.isEmpty() || bare.contains("?") ? null : bare;
        }
    }

    /** It is patient data. */
    @Override
    public String toString() {
        return "LineFacts[" + type + "]";
    }
}
