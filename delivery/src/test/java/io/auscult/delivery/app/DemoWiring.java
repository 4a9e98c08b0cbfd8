package io.auscult.delivery.app;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.Sample;
import io.auscult.delivery.consult.Charts;
import io.auscult.delivery.consult.WhyAnswer;
import io.auscult.delivery.consult.WhyAnswer.Condition;
import io.auscult.delivery.consult.WhyAnswer.RuleWhy;
import io.auscult.delivery.consult.WhyAnswer.Variant;
import io.auscult.delivery.consult.Whys;
import io.auscult.schemas.codec.WireSerdes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The demo's app without a registry and without a stream behind it; found only when named. */
@org.springframework.boot.test.context.TestConfiguration(proxyBeanMethods = false)
class DemoWiring {
    @Bean
    @Primary
    WireSerdes demoSerdes() {
        return WireSerdes.local();
    }

    @Bean
    @Primary
    RegistryCheck noRegistry() {
        return () -> {};
    }

    @Bean
    @Primary
    Charts demoCharts() {
        return DemoChart::of;
    }

    @Bean
    @Primary
    Whys demoWhys() {
        return DemoWiring::why;
    }

    private static WhyAnswer why(PatientId patient, @Nullable RuleId rule) {
        RuleWhy fires = new RuleWhy(
                Sample.STATIN,
                false,
                Mode.LIVE,
                "raised",
                "10-year ASCVD risk 14.2 % and no statin on the medication list: discuss prevention",
                "PREVENT estimates a 10-year risk of 14.2 %.",
                null,
                null,
                List.of(),
                List.of(new Variant(
                        "",
                        true,
                        List.of(
                                new Condition("ascvd, 10yr, of prevent at or above 7.5 %", "yes", List.of("14.2 %")),
                                new Condition("no statin on the medication list", "yes", List.of()),
                                new Condition("LDL cholesterol below 190 mg/dL", "yes", List.of("151 mg/dL"))))),
                List.of());
        RuleWhy silent = new RuleWhy(
                Sample.TROPONIN,
                false,
                Mode.LIVE,
                "not-matched",
                "",
                "",
                null,
                null,
                List.of("no hs-troponin on record"),
                List.of(new Variant(
                        "",
                        false,
                        List.of(
                                new Condition("a score of esc-troponin", "no", List.of("no hs-troponin on record")),
                                new Condition("its range is rule-in", "not-reached", List.of())))),
                List.of());
        return new WhyAnswer.Explained(
                Instant.now(),
                List.of(fires, silent).stream()
                        .filter(each -> rule == null || each.rule().equals(rule))
                        .toList());
    }
}
