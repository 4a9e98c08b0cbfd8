package io.auscult.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    @Test
    void putsInWhatTheRuleSaw() {
        Template template = Template.of("{{a}} and {{ b-1 }}, {{a}}.");

        assertThat(template.names()).containsExactly("a", "b-1", "a");
        assertThat(template.render(Map.of("a", "8.2 %", "b-1", "{{a}}"))).isEqualTo("8.2 % and {{a}}, 8.2 %.");
    }

    @Test
    void saysWhenItDoesNotKnow() {
        assertThat(Template.of("Risk {{a}}").render(Map.of())).isEqualTo("Risk not known");
    }

    @Test
    void staysBelowTheLimit() {
        Template template = Template.of("{{a}}");

        assertThat(template.render(Map.of("a", "x".repeat(139)), 140)).hasSize(139);
        assertThat(template.render(Map.of("a", "x".repeat(140)), 140))
                .hasSize(139)
                .endsWith("x…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{Name}}", "{{a", "a}}", "{{}}", "{{a b}}"})
    void refusesBracesThatAreNoPlaceholder(String text) {
        assertThatThrownBy(() -> Template.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
