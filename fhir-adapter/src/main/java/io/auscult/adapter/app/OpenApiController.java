package io.auscult.adapter.app;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of the HTTP doors, written by hand: what FHIR bodies are, no annotation tells. A test holds it to the doors. */
@RestController
class OpenApiController {
    private static final Resource DESCRIPTION = new ClassPathResource("openapi.yaml");

    @GetMapping(path = "/openapi.yaml", produces = "application/yaml")
    Resource openApi() {
        return DESCRIPTION;
    }
}
