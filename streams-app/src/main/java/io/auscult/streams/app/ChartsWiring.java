package io.auscult.streams.app;

import io.auscult.core.value.Mode;
import io.auscult.schemas.codec.StoreSerdes;
import io.auscult.streams.consult.ChartReading;
import io.auscult.streams.consult.WhyReading;
import io.auscult.streams.release.Releases;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What charts are read with. */
@Configuration(proxyBeanMethods = false)
class ChartsWiring {

    /** Where the other instances find this one; nowhere while the port is left to chance. */
    @Bean
    OwnAddress ownAddress(@Value("${server.address}") String address, @Value("${server.port}") int port) {
        return new OwnAddress(port > 0 ? Optional.of(new HostInfo(address, port)) : Optional.empty());
    }

    @Bean
    ChartStores chartStores(StreamsLifecycle lifecycle) {
        return new ChartStores(lifecycle);
    }

    @Bean
    ChartReading chartReading(Releases releases) {
        return new ChartReading(releases, StoreSerdes.facts());
    }

    @Bean
    WhyReading whyReading(Releases releases, StreamsSettings settings) {
        return new WhyReading(releases, StoreSerdes.facts(), Mode.of(settings.backfillDecides()));
    }

    @Bean
    Neighbours neighbours() {
        return new Neighbours();
    }

    @Bean
    ChartKeepers chartKeepers(ChartStores stores, Neighbours neighbours, OwnAddress self) {
        return new ChartKeepers(stores, neighbours, self);
    }
}
