package io.auscult.delivery.app;

import io.auscult.delivery.inbox.ModelPages;
import io.auscult.models.card.CardDocument;
import io.auscult.models.card.CardXml;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The models: which are at work, and what each says of itself, as a page, as JSON and as a CHAI Applied Model Card. */
@Controller
class ModelController {
    private final ModelPages models;

    ModelController(ModelPages models) {
        this.models = models;
    }

    @GetMapping("/models")
    String list(Model model) {
        model.addAttribute("rows", models.rows());
        return "models";
    }

    @GetMapping("/models/{id}")
    String card(@PathVariable String id, @RequestParam(required = false) @Nullable String version, Model model) {
        model.addAttribute("page", page(id, version));
        return "model";
    }

    @GetMapping(path = "/models/{id}.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, @Nullable Object> json(
            @PathVariable String id, @RequestParam(required = false) @Nullable String version) {
        return CardDocument.of(page(id, version).card());
    }

    @GetMapping(path = "/models/{id}.xml", produces = MediaType.APPLICATION_XML_VALUE)
    @ResponseBody
    String xml(@PathVariable String id, @RequestParam(required = false) @Nullable String version) {
        return CardXml.of(page(id, version).card());
    }

    private ModelPages.Page page(String id, @Nullable String version) {
        return models.page(id, version).orElseThrow(NotHere::new);
    }
}
