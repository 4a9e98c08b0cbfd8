package io.auscult.delivery.app;

import io.auscult.delivery.inbox.Clockface;
import io.auscult.delivery.inbox.When;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.watch.Alarm;
import io.auscult.delivery.watch.Watchdog.Seen;
import io.auscult.delivery.watch.Watched;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the watchdog sees, for whoever answers for rules or for the system. No patient is on it. */
@Controller
class WatchController {
    private static final int NEWEST = 50;

    private final WatchTurns turns;
    private final Stores stores;
    private final Clockface clock;

    WatchController(WatchTurns turns, Stores stores, DeliveryConfig config) {
        this.turns = turns;
        this.stores = stores;
        this.clock = new Clockface(config.zoneId());
    }

    /** @param ended null while it lasts */
    record AlarmRow(
            String sentence,
            String kind,
            When noticed,
            @Nullable When ended) {}

    /** @param state a word; {@code alarming} says whether it is one to look at */
    record CountRow(String subject, String mode, long lastDay, String usualDay, String state, boolean alarming) {}

    @GetMapping("/watch")
    String watch(Model model) {
        Seen seen = turns.seen();
        model.addAttribute("looked", seen.equals(Seen.NOTHING) ? null : clock.full(seen.at()));
        model.addAttribute(
                "alarms", stores.watch().newest(NEWEST).stream().map(this::row).toList());
        model.addAttribute("rules", rows(seen.rules()));
        model.addAttribute("sources", rows(seen.sources()));
        return "watch";
    }

    private AlarmRow row(Alarm alarm) {
        return new AlarmRow(
                alarm.sentence(),
                alarm.kind().word(),
                clock.full(alarm.noticed()),
                alarm.ended() == null ? null : clock.full(alarm.ended()));
    }

    private static List<CountRow> rows(List<Watched> all) {
        return all.stream()
                .map(each -> new CountRow(
                        each.subject(),
                        each.mode(),
                        each.lastDay(),
                        String.format(Locale.ROOT, "%.1f", each.usualDay()),
                        each.word(),
                        each.word().equals("more") || each.word().equals("fewer")))
                .toList();
    }
}
