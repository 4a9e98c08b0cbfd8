package io.auscult.delivery.app;

import io.auscult.delivery.store.Progress;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How delivery is doing, for the engineer: up to when the data goes is in the head of the page. No patient is on it. */
@Controller
class StatusController {
    private final Progress progress;

    StatusController(Progress progress) {
        this.progress = progress;
    }

    @GetMapping("/status")
    String status(Model model) {
        model.addAttribute("projection", progress.words());
        model.addAttribute("caughtUp", progress.caughtUp());
        return "status";
    }
}
