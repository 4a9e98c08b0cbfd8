package io.auscult.adapter.app;

import io.auscult.adapter.poll.Polls;
import io.auscult.adapter.source.Cursors;
import io.auscult.adapter.source.EhrClients;
import io.auscult.adapter.source.Feeds;
import io.auscult.adapter.source.Intake;
import io.auscult.adapter.source.Sources;
import io.auscult.adapter.subscription.Subscriptions;
import io.auscult.adapter.subscription.Surroundings;
import io.auscult.adapter.subscription.Timings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** What Auscult asks of EHRs: subscriptions and polls. */
@Configuration(proxyBeanMethods = false)
class EhrConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Timings subscriptionTimings() {
        return Timings.USUAL;
    }

    @Bean
    EhrClients ehrClients() {
        return EhrClients.real();
    }

    @Bean(destroyMethod = "")
    Subscriptions subscriptions(
            Sources sources,
            Intake intake,
            Cursors cursors,
            EhrClients ehrs,
            MeterRegistry meters,
            Clock clock,
            Timings timings) {
        return new Subscriptions(new Surroundings(sources, intake, cursors, ehrs, meters, clock, timings));
    }

    @Bean(destroyMethod = "")
    Polls polls(Sources sources, Intake intake, Cursors cursors, EhrClients ehrs, Clock clock) {
        return new Polls(sources, intake, cursors, ehrs, clock);
    }

    /** For the status page. */
    @Bean
    @Primary
    Feeds feeds(Subscriptions subscriptions, Polls polls) {
        return source -> Stream.<Feeds>of(subscriptions, polls)
                .flatMap(it -> it.feeds(source).stream())
                .toList();
    }

    /** Asks only while what it is told can be committed, and while the doors are open at which notices come. */
    @Bean
    SmartLifecycle ehrLifecycle(Subscriptions subscriptions, Polls polls) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                subscriptions.start();
                polls.start();
                running = true;
            }

            @Override
            public void stop() {
                running = false;
                polls.close();
                subscriptions.close();
            }

            @Override
            public boolean isRunning() {
                return running;
            }
        };
    }
}
