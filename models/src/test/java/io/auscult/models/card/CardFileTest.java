package io.auscult.models.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CardFileTest {
    @Test
    void aModelWithoutACardIsRefused() {
        assertThatThrownBy(() -> CardFile.read("uncarded"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("/models/uncarded/card.yaml is missing");
    }

    @Test
    void aCardThatLeavesOutASourceAttributeIsRefused() {
        assertThatThrownBy(() -> CardFile.read("incomplete"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("/models/incomplete/card.yaml: source-attributes: funding-source is missing");
    }

    @Test
    void whatTheRuleWantsStatedCannotBeUnavailable() {
        assertThatThrownBy(() -> CardFile.read("evasive"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("/models/evasive/card.yaml: source-attributes: developer-and-contact has to be stated");
    }

    @Test
    void numbersTheAttributesAsTheRuleDoes() {
        assertThat(SourceAttribute.DEVELOPER_AND_CONTACT.number()).isEqualTo(1);
        assertThat(SourceAttribute.EXTERNAL_VALIDATION_DATA.number()).isEqualTo(17);
        assertThat(SourceAttribute.CORRECTION_FREQUENCY.number()).isEqualTo(31);
        assertThat(Stream.of(SourceAttribute.values()).filter(SourceAttribute::mayBeUnavailable))
                .hasSize(11);
    }
}
