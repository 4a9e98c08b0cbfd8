package io.auscult.delivery.app;

import io.auscult.core.alert.Viewer;
import io.auscult.delivery.access.Reader;
import io.auscult.delivery.inbox.Currency;
import io.auscult.delivery.store.Changes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page says: up to when the data goes, and as whom the reader is taken. */
@ControllerAdvice(annotations = Controller.class, basePackageClasses = InboxController.class)
class EveryPage {
    private final Supplier<Currency> currency;
    private final Changes changes;
    private final WhoLooks who;
    private final Readings readings;

    EveryPage(Supplier<Currency> currency, Changes changes, WhoLooks who, Readings readings) {
        this.currency = currency;
        this.changes = changes;
        this.who = who;
        this.readings = readings;
    }

    @ModelAttribute("currency")
    Currency currency() {
        return currency.get();
    }

    /** Where an open page listens; made before the page is read, so that nothing that comes in between is missed. */
    @ModelAttribute("live")
    String live() {
        return "/inbox/events?since=" + changes.version();
    }

    /** Not to be bound: what a request says of a viewer beside the name counts nothing. */
    @ModelAttribute(name = "viewer", binding = false)
    Viewer viewer(HttpServletRequest request, HttpServletResponse response) {
        who.remember(request, response);
        return readings.of(request).reader().viewer();
    }

    /** Who is logged in, or taken at their word; not to be bound either. */
    @ModelAttribute(name = "reader", binding = false)
    Reader reader(HttpServletRequest request) {
        return readings.of(request).reader();
    }
}
