package io.auscult.demo.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Stands in for a hospital's login server and for its EHR. Its passwords are public. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DemoLoginApplication {
    public static void main(String[] args) {
        SpringApplication.run(DemoLoginApplication.class, args);
    }
}
