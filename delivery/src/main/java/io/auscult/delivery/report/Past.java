package io.auscult.delivery.report;

import io.auscult.core.decision.RuleId;
import io.auscult.delivery.store.CourseStore.Course;
import io.auscult.delivery.store.CourseStore.Kept;
import io.auscult.delivery.store.CourseStore.Remark;
import io.auscult.delivery.store.DecisionStore.Standing;
import io.auscult.delivery.store.Stores;
import java.util.List;

/** All that the pages of rules count, read once for a page. */
record Past(Weeks weeks, List<Course> courses, List<Remark> remarks, List<Standing> standing, List<Kept> kept) {

    static Past read(Stores stores, Weeks weeks) {
        return new Past(
                weeks,
                stores.courses().opened(weeks.from(), weeks.until()),
                stores.courses().said(weeks.from(), weeks.until()),
                stores.decisions().standing(weeks.until()),
                stores.courses().kept(weeks.from(), weeks.until()));
    }

    /** Of one rule. */
    Past of(RuleId rule) {
        return new Past(
                weeks,
                courses.stream().filter(each -> each.rule().equals(rule)).toList(),
                remarks.stream().filter(each -> each.rule().equals(rule)).toList(),
                standing.stream().filter(each -> each.rule().equals(rule)).toList(),
                kept.stream().filter(each -> each.rule().equals(rule)).toList());
    }

    /** How many alerts a policy holds back now, by rule; of all rules' past. */
    List<Standing> heldBy(RuleId policy) {
        return standing.stream()
                .filter(each -> each.held() && each.by().equals(policy))
                .toList();
    }

    int heldBack() {
        return standing.stream()
                .filter(Standing::held)
                .mapToInt(Standing::count)
                .sum();
    }

    int annoyed() {
        return (int)
                remarks.stream().filter(each -> Annoyed.sounds(each.comment())).count();
    }
}
