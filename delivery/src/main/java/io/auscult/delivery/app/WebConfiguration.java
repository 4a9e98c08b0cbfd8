package io.auscult.delivery.app;

import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What a browser may do here. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    @Bean
    WebMvcConfigurer browserClients(DeliveryConfig config) {
        return new WebMvcConfigurer() {
            @Override
            public void addCorsMappings(CorsRegistry registry) {
                registry.addMapping("/cds-services/**")
                        .allowedOriginPatterns(config.allowedOrigins().toArray(String[]::new))
                        .allowedMethods("GET", "POST")
                        .allowedHeaders("*");
            }
        };
    }

    @Bean
    OncePerRequestFilter browserRules(DeliveryConfig config, CdsHooksSettings hooks) {
        return new BrowserRules(config.publicUrl(), hooks.baseUrls().toArray(URI[]::new));
    }
}
