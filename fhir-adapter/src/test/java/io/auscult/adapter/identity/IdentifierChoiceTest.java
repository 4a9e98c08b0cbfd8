package io.auscult.adapter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.value.Identifier;
import io.auscult.mapping.TypedIdentifier;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentifierChoiceTest {
    private static final TypedIdentifier SOCIAL = new TypedIdentifier(new Identifier("urn:ssn", "1"), "SS");
    private static final TypedIdentifier RECORD = new TypedIdentifier(new Identifier("urn:mrn", "2"), "MR");
    private static final TypedIdentifier OTHER_RECORD = new TypedIdentifier(new Identifier("urn:other", "3"), "MR");

    @Test
    void takesTheFirstConfiguredSystemThatIsThere() {
        assertThat(IdentifierChoice.of(
                        List.of(SOCIAL, RECORD, OTHER_RECORD), List.of("urn:absent", "urn:other", "urn:mrn")))
                .contains(OTHER_RECORD.identifier());
    }

    @Test
    void takesTheMedicalRecordNumberWhenNoConfiguredSystemIsThere() {
        assertThat(IdentifierChoice.of(List.of(SOCIAL, RECORD), List.of("urn:absent")))
                .contains(RECORD.identifier());
    }

    @Test
    void takesTheFirstWhenNothingElseTellsThemApart() {
        assertThat(IdentifierChoice.of(List.of(SOCIAL), List.of())).contains(SOCIAL.identifier());
    }

    @Test
    void choosesNothingFromNothing() {
        assertThat(IdentifierChoice.of(List.of(), List.of("urn:mrn"))).isEmpty();
    }
}
