package io.auscult.delivery.app;

import io.auscult.core.alert.Viewer;
import io.auscult.delivery.inbox.Currency;
import io.auscult.delivery.store.Changes;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page says: up to when the data goes, and as whom the reader is taken. */
@ControllerAdvice(annotations = Controller.class, basePackageClasses = InboxController.class)
class EveryPage {
    private final Supplier<Currency> currency;
    private final Changes changes;
    private final DeliveryConfig config;

    EveryPage(Supplier<Currency> currency, Changes changes, DeliveryConfig config) {
        this.currency = currency;
        this.changes = changes;
        this.config = config;
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

    @ModelAttribute("clinician")
    String clinician() {
        return config.clinician();
    }

    @ModelAttribute("viewer")
    Viewer viewer() {
        return new Viewer(config.clinician(), "inbox");
    }
}
