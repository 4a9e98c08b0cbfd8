package io.auscult.adapter.app;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** The OpenAPI description as a client's tools read it, and the doors in the same words: "POST /fhir/{type}". */
record OpenApiDocument(OpenAPI model, List<String> problems) {
    private static final Pattern CONSTRAINT = Pattern.compile("\\{(\\w+):[^}]*}");

    static OpenApiDocument read(String yaml) {
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(yaml);
        return new OpenApiDocument(result.getOpenAPI(), result.getMessages());
    }

    Set<String> operations() {
        Set<String> all = new TreeSet<>();
        model.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().keySet().forEach(method -> all.add(method + " " + path)));
        return all;
    }

    /** The statuses that an operation says it may answer with. */
    Set<String> statuses(String method, String path) {
        PathItem item = Objects.requireNonNull(model.getPaths().get(path), path);
        Operation operation = Objects.requireNonNull(item.readOperationsMap().get(HttpMethod.valueOf(method)), path);
        return operation.getResponses().keySet();
    }

    /** A trailing slash is the same door. */
    static Set<String> operations(Set<RequestMappingInfo> mappings) {
        Set<String> all = new TreeSet<>();
        for (RequestMappingInfo mapping : mappings) {
            for (String pattern : mapping.getPatternValues()) {
                String path = CONSTRAINT.matcher(pattern).replaceAll("{$1}").replaceAll("/$", "");
                mapping.getMethodsCondition().getMethods().forEach(method -> all.add(method + " " + path));
            }
        }
        return all;
    }
}
