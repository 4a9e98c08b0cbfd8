package io.auscult.delivery.app;

import io.auscult.delivery.store.Progress;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** How delivery is doing, for the engineer: up to when the data goes is in the head of the page. No patient is on it. */
@Controller
class StatusController {
    private final Progress progress;
    private final WriteBackDesk writeBack;

    StatusController(Progress progress, WriteBackDesk writeBack) {
        this.progress = progress;
        this.writeBack = writeBack;
    }

    @GetMapping("/status")
    String status(Model model) {
        model.addAttribute("projection", progress.words());
        model.addAttribute("caughtUp", progress.caughtUp());
        writeBack.view().ifPresent(view -> model.addAttribute("writeBack", view));
        return "status";
    }

    /** Tries again what was given up, after somebody has put right what stood in the way. */
    @PostMapping("/status/write-back/retry")
    String retry() {
        writeBack.retry();
        return "redirect:/status";
    }
}
