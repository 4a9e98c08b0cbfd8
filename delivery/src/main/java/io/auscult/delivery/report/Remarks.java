package io.auscult.delivery.report;

import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.delivery.answer.OverrideReasons;
import io.auscult.delivery.inbox.Clockface;
import io.auscult.delivery.report.RulesView.Comment;
import io.auscult.delivery.report.RulesView.Counted;
import io.auscult.delivery.store.CourseStore.Remark;
import io.auscult.delivery.store.PeopleStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was said, for readers who may not know of whom. */
final class Remarks {
    private static final int MOST = 50;

    private Remarks() {}

    /** The same, with comments that name no patient. */
    static List<Remark> masked(List<Remark> remarks, PeopleStore people) {
        Map<PatientId, Person> known =
                people.find(remarks.stream().map(Remark::patient).distinct().toList());
        return remarks.stream()
                .map(each -> each.commenting(Masked.of(each.comment(), known.get(each.patient()))))
                .toList();
    }

    /** The comments that somebody wrote: those that sound annoyed first, each the newest first. */
    static List<Comment> comments(List<Remark> masked, Clockface face) {
        return masked.reversed().stream()
                .filter(each -> !each.comment().isBlank())
                .map(each ->
                        new Comment(face.day(each.said().at()).words(), each.comment(), Annoyed.sounds(each.comment())))
                .sorted(Comparator.comparing((Comment each) -> !each.annoyed()))
                .limit(MOST)
                .toList();
    }

    /** The most frequent first. */
    static List<Counted> reasons(List<Remark> remarks) {
        return remarks.stream()
                .map(each -> each.said().reason())
                .filter(reason -> !reason.isEmpty())
                .map(Remarks::inWords)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(each -> new Counted(each.getKey(), each.getValue().intValue()))
                .sorted(Comparator.comparingInt(Counted::count).reversed())
                .toList();
    }

    /** Of a card that no alert stands behind the system is kept before the code. */
    private static String inWords(String reason) {
        String code = reason.substring(reason.lastIndexOf('|') + 1);
        return OverrideReasons.find(OverrideReasons.STANDARD, code)
                .map(coding -> Objects.requireNonNullElse(coding.display(), code))
                .orElse(code);
    }
}
