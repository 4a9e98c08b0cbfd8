package io.auscult.streams.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import io.auscult.streams.inference.InferenceWorker;
import io.auscult.streams.release.Releases;
import io.auscult.streams.release.RulesCompilation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class InferenceWiringTest {
    private final ApplicationContextRunner app = new ApplicationContextRunner()
            .withUserConfiguration(Around.class)
            .withPropertyValues(
                    "auscult.kafka.bootstrap-servers=127.0.0.1:1",
                    "auscult.streams.inference.tokens[0].url=https://models.example.org:8443",
                    "auscult.streams.inference.tokens[0].file=/etc/auscult/models.token");

    @Test
    void asksAndIsHealthyThoughNoModelIsAskedYet() {
        app.run(context -> {
            assertThat(context).hasSingleBean(InferenceWorker.class);
            assertThat(context.getBean(InferenceLifecycle.class).health().getStatus())
                    .isEqualTo(Status.UP);
            assertThat(context.getBean(InferenceSettings.class).tokens())
                    .extracting(token -> token.url().getHost())
                    .containsExactly("models.example.org");
        });
    }

    @Test
    void asksNothingWhileItFoldsInSilence() {
        app.withPropertyValues("auscult.streams.silent=true")
                .run(context -> assertThat(context).doesNotHaveBean(InferenceWorker.class));
    }

    @Test
    void asksNothingWhereASiteSaysSo() {
        app.withPropertyValues("auscult.streams.inference.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(InferenceWorker.class));
    }

    /** What the app has beside it. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({AuscultSettings.class, InferenceSettings.class})
    @Import(InferenceWiring.class)
    static class Around {
        @Bean
        MeterRegistry registry() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Topics topics() {
            return Topics.withPrefix("");
        }

        @Bean
        WireSerdes serdes() {
            return WireSerdes.local();
        }

        @Bean
        Releases releases() {
            return new Releases(new RulesCompilation(), List.of());
        }
    }
}
