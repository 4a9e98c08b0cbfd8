package io.auscult.delivery.app;

import io.auscult.delivery.inbox.Figures;
import io.auscult.models.Models;
import io.auscult.models.card.ModelCard;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The cards of the models: what each is for, what it takes, how well it does, where it ends. */
@Controller
class ModelController {
    @GetMapping("/models/{id}")
    String card(@PathVariable String id, Model model) {
        if (!Models.ids().contains(id)) {
            throw new NotHere();
        }
        ModelCard card = Models.card(id);
        Map<String, String> attributes = new LinkedHashMap<>();
        card.sourceAttributes()
                .forEach((attribute, stated) -> attributes.put(
                        attribute.number() + ". "
                                + Figures.name(attribute.name().toLowerCase(Locale.ROOT)),
                        stated));
        model.addAttribute("card", card);
        model.addAttribute("attributes", attributes);
        return "model";
    }
}
