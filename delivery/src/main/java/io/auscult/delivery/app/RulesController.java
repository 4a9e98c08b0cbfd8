package io.auscult.delivery.app;

import io.auscult.core.decision.RuleId;
import io.auscult.delivery.report.RulePages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The rules in force and how they fare, for the informaticist. */
@Controller
class RulesController {
    private final RulePages rules;

    RulesController(RulePages rules) {
        this.rules = rules;
    }

    @GetMapping("/rules")
    String list(Model model) {
        model.addAttribute("packs", rules.packs());
        model.addAttribute("weeks", rules.weeks());
        return "rules";
    }

    @GetMapping("/rules/{area}/{condition}")
    String rule(@PathVariable String area, @PathVariable String condition, Model model) {
        model.addAttribute("page", rules.page(named(area, condition)).orElseThrow(NotHere::new));
        model.addAttribute("weeks", rules.weeks());
        return "rule";
    }

    private static RuleId named(String area, String condition) {
        try {
            return new RuleId(area + "/" + condition);
        } catch (IllegalArgumentException e) {
            throw new NotHere();
        }
    }
}
