package io.auscult.delivery.app;

import io.auscult.core.alert.Viewer;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.answer.OverrideReasons;
import io.auscult.delivery.inbox.Markdown;
import io.auscult.delivery.inbox.PatientPages;
import io.auscult.delivery.inbox.RuleCards;
import io.auscult.delivery.store.PeopleStore;
import io.auscult.delivery.store.RuleCard;
import io.auscult.delivery.store.Stores;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a patient, and the cards of rules. */
@Controller
class PatientController {
    private final PatientPages patients;
    private final PeopleStore people;
    private final RuleCards cards;

    PatientController(PatientPages patients, Stores stores, RuleCards cards) {
        this.patients = patients;
        this.people = stores.people();
        this.cards = cards;
    }

    /** @param merged set when a record was asked for that went into this one */
    @GetMapping("/patients/{patientId}")
    String patient(
            @PathVariable String patientId,
            @RequestParam(defaultValue = "") String merged,
            Viewer viewer,
            Model model) {
        PatientId id = known(patientId, PatientId::new);
        PatientId survivor = people.survivor(id);
        if (!survivor.equals(id)) {
            return "redirect:/patients/" + survivor + "?merged=yes";
        }
        model.addAttribute("merged", !merged.isEmpty());
        model.addAttribute("page", patients.page(id, viewer).orElseThrow(NotHere::new));
        return "patient";
    }

    @GetMapping("/evidence/{area}/{condition}")
    String evidence(@PathVariable String area, @PathVariable String condition, Model model) {
        RuleCard card = cards.find(known(area + "/" + condition, RuleId::new)).orElseThrow(NotHere::new);
        model.addAttribute("card", card);
        model.addAttribute("title", cards.named(card.rule()));
        model.addAttribute("reasons", OverrideReasons.offered(card.overrideReasons()));
        model.addAttribute("html", Markdown.html(card.markdown()));
        return "evidence";
    }

    /** An address that cannot name anything names nothing here. */
    private static <T> T known(String text, Function<String, T> id) {
        try {
            return id.apply(text);
        } catch (IllegalArgumentException e) {
            throw new NotHere();
        }
    }
}
