package io.auscult.delivery.app;

import io.auscult.schemas.codec.WireSerdes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The demo's app without a registry; found only when named. */
@org.springframework.boot.test.context.TestConfiguration(proxyBeanMethods = false)
class DemoWiring {
    @Bean
    @Primary
    WireSerdes demoSerdes() {
        return WireSerdes.local();
    }
}
