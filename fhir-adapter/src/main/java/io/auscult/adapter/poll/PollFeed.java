package io.auscult.adapter.poll;

import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.source.Cursors;
import io.auscult.adapter.source.Delivery;
import io.auscult.adapter.source.EhrSettings.Poll;
import io.auscult.adapter.source.EhrSettings.Poll.How;
import io.auscult.adapter.source.FeedState;
import io.auscult.adapter.source.Intake;
import io.auscult.adapter.source.Source;
import io.auscult.adapter.source.Sources;
import io.auscult.ehr.EhrAnswer;
import io.auscult.ehr.EhrClient;
import io.auscult.ehr.EhrFailure;
import io.auscult.ehr.EhrPage;
import io.auscult.ehr.FhirTree;
import io.auscult.ehr.ReadBack;
import io.auscult.ehr.Searches;
import io.auscult.mapping.fhir.FhirMessageMapper;
import io.auscult.schemas.topic.Cursor;
import io.auscult.schemas.topic.Payload;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One question, asked again and again from where its last answer ended. Each page is a message, committed with its cursor. */
final class PollFeed {
    /** Clocks of servers behind one address differ, and what is written is found a little later. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private final String source;
    private final Poll poll;
    private final PollQuestion question;
    private final EhrClient ehr;
    private final Context context;
    private volatile @Nullable PollPosition position;
    private volatile @Nullable Instant answered;
    private volatile String problem = "";

    /** What it needs of the adapter. */
    record Context(Sources sources, Intake intake, Cursors cursors, Clock clock) {}

    PollFeed(String source, Poll poll, EhrClient ehr, Context context) {
        this.source = source;
        this.poll = poll;
        this.question = new PollQuestion(poll);
        this.ehr = ehr;
        this.context = context;
        this.position = context.cursors()
                .at(source, cursor())
                .map(Cursor::position)
                .flatMap(PollPosition::read)
                .orElse(null);
    }

    String name() {
        return poll.name();
    }

    Duration every() {
        return poll.every();
    }

    private String cursor() {
        return "poll/" + poll.name();
    }

    FeedState state() {
        String status = !problem.isEmpty() ? "error" : answered == null ? "waiting" : "active";
        return new FeedState(poll.name(), "poll", status, answered, null, 0, 0, problem.isEmpty() ? null : problem);
    }

    void failed(String words) {
        problem = words;
    }

    /** Asks once, to the last page. */
    void ask() throws EhrFailure, NotStored, InterruptedException {
        PollPosition before = position;
        Instant from = before != null ? before.at() : question.beginning().orElseGet(context.clock()::instant);
        EhrAnswer first = ehr.get(question.since(from.minus(OVERLAP)));
        Instant there = Searches.timeThere(first.ok(), context.clock().instant());
        PollPosition reached = read(first, before == null ? PollPosition.from(from) : before, there);
        if (!reached.equals(before)) {
            context.intake().remember(sender(), List.of(cursor(reached)));
            position = reached;
        }
        answered = context.clock().instant();
        problem = "";
    }

    /** The position after the last page: only what this question found may be found by the next. */
    private PollPosition read(EhrAnswer first, PollPosition from, Instant there)
            throws EhrFailure, NotStored, InterruptedException {
        PollPosition reached = from;
        Instant newest = from.at();
        LinkedHashSet<String> found = new LinkedHashSet<>();
        for (Optional<EhrAnswer> answer = Optional.of(first); answer.isPresent(); ) {
            EhrPage page = EhrPage.of(answer.get());
            Instant last = page.newest().filter(it -> it.isBefore(there)).orElse(page.isEmpty() ? newest : there);
            newest = last.isAfter(newest) ? last : newest;
            boolean inOrder = poll.how() == How.LAST_UPDATED && page.isSorted();
            Optional<Payload> fresh = page.without(reached.seen()::contains);
            reached = reached.and(page.marks(), inOrder ? newest : from.at());
            if (fresh.isPresent()) {
                context.intake().receive(delivery(page, fresh.get()), List.of(cursor(reached)));
                position = reached;
            }
            found.addAll(page.marks());
            Optional<String> next = ehr.next(page.bundle());
            answer = next.isPresent() ? Optional.of(ehr.get(next.get())) : Optional.empty();
        }
        return PollPosition.from(from.at()).and(List.copyOf(found), newest);
    }

    private Delivery delivery(EhrPage page, Payload fresh) throws EhrFailure, NotStored, InterruptedException {
        Payload body = poll.how() == How.HISTORY ? withLastVersions(page, fresh) : fresh;
        return new Delivery(sender(), "application/fhir+json", body, false, null, FhirMessageMapper::map);
    }

    /** A history tells of a deletion without saying whose it was. */
    private Payload withLastVersions(EhrPage page, Payload fresh) throws EhrFailure, InterruptedException {
        JsonNode bundle = FhirTree.read(fresh);
        List<JsonNode> versions = bundle == null ? List.of() : new ReadBack(ehr).lastVersions(bundle);
        if (bundle == null || versions.isEmpty()) {
            return fresh;
        }
        List<JsonNode> entries = new ArrayList<>(versions);
        entries.addAll(bundle.path("entry").valueStream().toList());
        return FhirTree.write(page.with(entries));
    }

    private Source sender() throws NotStored {
        return context.sources()
                .named(source)
                .orElseThrow(() -> new NotStored("The source is no longer configured", null));
    }

    private Cursor cursor(PollPosition reached) {
        return Cursor.of(source, cursor(), reached.text(), context.clock().instant());
    }
}
