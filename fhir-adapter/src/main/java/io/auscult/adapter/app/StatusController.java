package io.auscult.adapter.app;

import io.auscult.adapter.status.StatusPage;
import io.auscult.adapter.status.StatusReport;
import io.auscult.adapter.status.StatusReporter;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the adapter is doing, for people and for scripts. */
@Controller
class StatusController {
    private final StatusReporter reporter;

    StatusController(StatusReporter reporter) {
        this.reporter = reporter;
    }

    @GetMapping(path = "/status", produces = MediaType.TEXT_HTML_VALUE)
    String page(Model model) {
        model.addAttribute("page", StatusPage.of(reporter.report()));
        return "status";
    }

    @GetMapping(path = "/status.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<StatusReport> json() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(reporter.report());
    }
}
