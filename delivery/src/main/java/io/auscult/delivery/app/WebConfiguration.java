package io.auscult.delivery.app;

import io.auscult.delivery.app.login.LoginConfig;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
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

    /** Before the login is asked: its redirects go to the right host alone, and with the same headers. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 10)
    OncePerRequestFilter browserRules(DeliveryConfig config, LoginConfig login, CdsHooksSettings hooks) {
        return new BrowserRules(
                config.publicUrl(), login.issuer(), hooks.baseUrls().toArray(URI[]::new));
    }
}
