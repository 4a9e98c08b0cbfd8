package io.auscult.delivery.report;

import io.auscult.core.value.Mode;
import io.auscult.delivery.inbox.Clockface;
import io.auscult.delivery.inbox.RuleCards;
import io.auscult.delivery.inbox.When;
import io.auscult.delivery.store.CourseStore.Course;
import io.auscult.delivery.store.CourseStore.Remark;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.viewer.Viewers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How alerts fared over some weeks, as a whole and by rule, ward and role; and what was said to them, to be taken elsewhere. */
public final class ReportPages {
    private static final String NO_WARD = "on no ward";
    private static final String NO_ROLE = "role not known";

    private final Stores stores;
    private final RuleCards cards;
    private final Viewers viewers;
    private final Clockface face;
    private final InstantSource clock;

    public ReportPages(Stores stores, RuleCards cards, Viewers viewers, Clockface face, InstantSource clock) {
        this.stores = stores;
        this.cards = cards;
        this.viewers = viewers;
        this.face = face;
        this.clock = clock;
    }

    /** A group of alerts. */
    public record Row(String name, Tally tally, String accepted, String overridden, String toAnswer) {}

    /**
     * A report.
     *
     * @param byRole of those that were answered, by the role of who answered
     * @param inShadow how many opened in shadow, which nobody was shown; they are counted nowhere else
     */
    public record Page(
            int weeks,
            When from,
            When until,
            Row all,
            Bars bars,
            List<Row> byRule,
            List<Row> byWard,
            List<Row> byRole,
            int inShadow) {}

    public Page page(int count) {
        Weeks weeks = new Weeks(clock.instant(), count);
        List<Course> opened = stores.courses().opened(weeks.from(), weeks.until());
        List<Course> live =
                opened.stream().filter(each -> each.mode() == Mode.LIVE).toList();
        List<Course> answered =
                live.stream().filter(each -> each.said() != null).toList();
        return new Page(
                count,
                face.day(weeks.from()),
                face.day(weeks.until()),
                row("All", live),
                Bars.of(weeks, weeks.tallies(live), face),
                grouped(live, course -> cards.named(course.rule())),
                grouped(live, course -> Objects.requireNonNullElse(course.ward(), NO_WARD)),
                grouped(answered, this::role),
                opened.size() - live.size());
    }

    /** What was said in this time, with comments that name no patient. */
    public List<Remark> remarks(Instant from, Instant until) {
        return Remarks.masked(stores.courses().said(from, until), stores.people());
    }

    private String role(Course course) {
        String by = course.said() == null ? "" : course.said().by();
        String roles = viewers.find(by, "").roles().stream().sorted().collect(Collectors.joining(", "));
        return roles.isEmpty() ? NO_ROLE : roles;
    }

    /** The largest group first. */
    private static List<Row> grouped(List<Course> courses, Function<Course, String> by) {
        return courses.stream()
                .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> row(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt((Row row) -> row.tally().opened())
                        .reversed())
                .toList();
    }

    private static Row row(String name, List<Course> courses) {
        Tally tally = Tally.of(courses);
        return new Row(
                name,
                tally,
                Words.share(tally.accepted(), tally.answered()),
                Words.share(tally.overridden(), tally.answered()),
                Words.span(tally.medianToAnswer()));
    }
}
