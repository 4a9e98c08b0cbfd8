package io.auscult.adapter.status;

import io.auscult.adapter.meter.Count;
import io.auscult.adapter.meter.LagMeters.RecentLag;
import io.auscult.adapter.source.FeedState;
import io.auscult.adapter.status.SourceStatus.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source in words.
 *
 * @param tone "good", "idle" or "bad", from which the page takes its colour; the words say the same
 * @param messages stored since the start
 */
public record SourceCard(
        String name,
        String tone,
        String state,
        @Nullable String advice,
        List<DoorLine> doors,
        List<Figure> figures,
        List<Figure> outcomes,
        List<Line> deadLetters,
        List<Line> ignored,
        List<Line> events,
        List<FeedLine> feeds,
        List<Bar> bars,
        String barsInWords,
        String messages) {

    /** Something to read at a glance. */
    public record Figure(String what, String words, String note) {}

    /** A row of a list of counts. */
    public record Line(String what, String detail, String times) {}

    /** An address to send to. */
    public record DoorLine(String kind, String address, String connections) {}

    /** A subscription or poll. */
    public record FeedLine(
            String name,
            String kind,
            String status,
            String lastNotice,
            String number,
            String gaps,
            @Nullable String problem) {}

    /**
     * Half an hour of the last day.
     *
     * @param x from the left
     * @param y from the top
     */
    public record Bar(int x, int y, int height) {}

    private static final int BAR_STEP = 10;
    private static final int CHART_HEIGHT = 44;

    static SourceCard of(SourceStatus source, Instant now) {
        return new SourceCard(
                source.name(),
                tone(source.state()),
                state(source.state()),
                advice(source),
                source.doors().stream().map(SourceCard::door).toList(),
                figures(source, now),
                outcomes(source),
                source.deadLetters().stream()
                        .map(refused -> new Line(refused.reason(), refused.type(), Wording.number(refused.times())))
                        .toList(),
                lines(source.ignored()),
                lines(source.events()),
                source.feeds().stream().map(feed -> feed(feed, now)).toList(),
                bars(source.bars()),
                "%s messages in the last 24 hours, at most %s in half an hour"
                        .formatted(
                                Wording.number(source.day().messages()),
                                Wording.number(Collections.max(source.bars()))),
                Wording.number(source.sinceStart().stored()));
    }

    private static String tone(State state) {
        return switch (state) {
            case RECEIVING -> "good";
            case WAITING -> "idle";
            case SILENT, TROUBLED -> "bad";
        };
    }

    private static String state(State state) {
        return switch (state) {
            case RECEIVING -> "Receiving";
            case WAITING -> "Nothing yet";
            case SILENT -> "Silent";
            case TROUBLED -> "Needs a look";
        };
    }

    private static @Nullable String advice(SourceStatus source) {
        return source.state() == State.SILENT
                ? "Nothing has come for %s, though %s is usual. Ask the sender whether it is running, and whether it reaches the addresses below."
                        .formatted(Wording.span(source.silence()), Wording.span(source.usualSilence()))
                : null;
    }

    private static DoorLine door(Door door) {
        Integer open = door.connections();
        String connections = open == null ? "" : open == 1 ? "1 connection open" : open + " connections open";
        return new DoorLine(door.kind(), door.address(), connections);
    }

    private static List<Figure> figures(SourceStatus source, Instant now) {
        String history = source.last() != null && !source.last().equals(source.lastLive())
                ? "live: " + Wording.ago(source.lastLive(), now)
                : source.usualSilence() == null
                        ? ""
                        : "silence up to " + Wording.span(source.usualSilence()) + " is usual";
        return List.of(
                new Figure("Last message", Wording.ago(source.last(), now), history),
                new Figure("Messages a minute", Wording.perMinute(source.perMinute()), "over five minutes"),
                new Figure(
                        "Last 24 hours",
                        Wording.number(source.day().messages()),
                        source.day().deadLetters() == 0
                                ? "no dead letters"
                                : Wording.number(source.day().deadLetters()) + " dead letters"),
                lag("Receipt to commit", source.lags().commit(), "median"),
                lag("Effective to receipt", source.lags().effective(), "median"),
                lag("Issued to receipt", source.lags().issued(), "median"));
    }

    private static Figure lag(String what, RecentLag lag, String note) {
        return new Figure(
                what,
                Wording.span(lag.median()),
                lag.most() == null ? "none measured" : note + "; 95 % within " + Wording.span(lag.most()));
    }

    private static List<Figure> outcomes(SourceStatus source) {
        SourceStatus.Totals totals = source.sinceStart();
        List<Figure> figures = new ArrayList<>(List.of(
                new Figure("Messages stored", Wording.number(totals.stored()), Wording.bytes(totals.bytes())),
                new Figure("Sent again", Wording.number(totals.repeated()), "acknowledged, nothing written twice"),
                new Figure("Unreadable", Wording.number(totals.unreadable()), "kept as dead letters"),
                new Figure("Not stored", Wording.number(totals.notStored()), "the sender was told to send again")));
        source.refused()
                .forEach(refused -> figures.add(
                        new Figure("Refused: " + refused.what(), Wording.number(refused.times()), "at the door")));
        figures.add(new Figure("Events", Wording.number(totals.events()), "published"));
        figures.add(new Figure("Entries ignored", Wording.number(totals.ignored()), "understood, and not for us"));
        figures.add(new Figure("Dead letters", Wording.number(totals.deadLetters()), "entries that could not be read"));
        return List.copyOf(figures);
    }

    private static List<Line> lines(List<Count> counts) {
        return counts.stream()
                .map(count -> new Line(count.what(), "", Wording.number(count.times())))
                .toList();
    }

    private static FeedLine feed(FeedState feed, Instant now) {
        return new FeedLine(
                feed.name(),
                feed.kind(),
                feed.status(),
                Wording.ago(feed.lastNotice(), now),
                feed.lastEventNumber() == null ? "–" : Wording.number(feed.lastEventNumber()),
                feed.gaps() == 0
                        ? "none"
                        : Wording.number(feed.gaps()) + ", " + Wording.number(feed.repaired()) + " repaired",
                feed.problem());
    }

    private static List<Bar> bars(List<Long> counts) {
        long most = Math.max(1, Collections.max(counts));
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            long count = counts.get(i);
            int height = count == 0 ? 0 : Math.max(2, (int) (CHART_HEIGHT * count / most));
            bars.add(new Bar(i * BAR_STEP, CHART_HEIGHT - height, height));
        }
        return List.copyOf(bars);
    }
}
