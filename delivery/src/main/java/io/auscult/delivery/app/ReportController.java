package io.auscult.delivery.app;

import io.auscult.delivery.report.FeedbackExport;
import io.auscult.delivery.report.ReportPages;
import io.auscult.delivery.report.Weeks;
import io.auscult.delivery.store.CourseStore.Remark;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** How alerts fared, and the export of what was said to them, for the informaticist. */
@Controller
class ReportController {
    private static final int MOST_WEEKS = 104;
    private static final List<Integer> OFFERED = List.of(4, 12, 52);

    private final ReportPages reports;
    private final InstantSource clock;

    ReportController(ReportPages reports, InstantSource clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @GetMapping("/reports")
    String page(@RequestParam(defaultValue = "12") int weeks, Model model) {
        model.addAttribute("page", reports.page(Math.clamp(weeks, 1, MOST_WEEKS)));
        model.addAttribute("offered", OFFERED);
        return "reports";
    }

    @GetMapping(path = "/reports/feedback.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<String> csv(@RequestParam(defaultValue = "12") int weeks) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"feedback.csv\"")
                .body(FeedbackExport.csv(said(weeks)));
    }

    @GetMapping(path = "/reports/feedback.json", produces = "application/fhir+json")
    @ResponseBody
    Map<String, Object> bundle(@RequestParam(defaultValue = "12") int weeks) {
        return FeedbackExport.bundle(said(weeks));
    }

    private List<Remark> said(int weeks) {
        Weeks span = new Weeks(clock.instant(), Math.clamp(weeks, 1, MOST_WEEKS));
        return reports.remarks(span.from(), span.until());
    }
}
