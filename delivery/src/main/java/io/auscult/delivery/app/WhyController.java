package io.auscult.delivery.app;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.inbox.WhyPages;
import io.auscult.delivery.store.PeopleStore;
import io.auscult.delivery.store.Stores;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Why a patient has an alert, and why not: all rules in short, or one condition by condition. */
@Controller
class WhyController {
    private final WhyPages pages;
    private final PeopleStore people;

    WhyController(WhyPages pages, Stores stores) {
        this.pages = pages;
        this.people = stores.people();
    }

    @GetMapping("/patients/{patientId}/why")
    String all(@PathVariable String patientId, Model model) {
        return page(patientId, null, model);
    }

    @GetMapping("/patients/{patientId}/why/{area}/{condition}")
    String one(@PathVariable String patientId, @PathVariable String area, @PathVariable String condition, Model model) {
        return page(patientId, area + "/" + condition, model);
    }

    /** An address that cannot name anything names nothing here. */
    private String page(String patientId, @Nullable String rule, Model model) {
        try {
            PatientId id = new PatientId(patientId);
            PatientId survivor = people.survivor(id);
            if (!survivor.equals(id)) {
                return "redirect:/patients/" + survivor + "/why" + (rule == null ? "" : "/" + rule);
            }
            model.addAttribute(
                    "page",
                    pages.page(id, rule == null ? null : new RuleId(rule)).orElseThrow(NotHere::new));
            return "why";
        } catch (IllegalArgumentException e) {
            throw new NotHere();
        }
    }
}
