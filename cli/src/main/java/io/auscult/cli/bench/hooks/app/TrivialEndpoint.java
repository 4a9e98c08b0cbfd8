package io.auscult.cli.bench.hooks.app;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The least that a service in Spring can be: it reads the same call as a string and answers a constant. An app of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class
})
@Import(TrivialEndpoint.Door.class)
public class TrivialEndpoint {
    private static final NoCards NONE = new NoCards(List.of());

    public static void main(String[] args) {
        SpringApplication.run(TrivialEndpoint.class, args);
    }

    /** The one endpoint. */
    @RestController
    static class Door {
        @PostMapping("/trivial")
        NoCards answer(@RequestBody String call) {
            return NONE;
        }
    }

    record NoCards(List<String> cards) {}
}
