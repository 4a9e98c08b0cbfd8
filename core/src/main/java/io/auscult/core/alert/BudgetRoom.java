package io.auscult.core.alert;

import io.auscult.core.decision.Indicator;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is left of the budgets while a viewer's alerts pass by, the most important first. Used for one look and no longer. */
final class BudgetRoom {
    private final Viewer viewer;
    private final ViewerBook book;
    private final Instant now;
    private final Map<Purse, Account> accounts = new HashMap<>();

    BudgetRoom(Viewer viewer, ViewerBook book, Instant now) {
        this.viewer = viewer;
        this.book = book;
        this.now = now;
    }

    /** A budget of one clinician or one ward. */
    private record Purse(Budget budget, String owner) {}

    /** What a budget is spent on, once. */
    private record Spending(AlertId alert, int revision) {}

    /** That a budget has no room. */
    record Spent(Budget budget, Instant until) {}

    /** Takes the alert's place in all its budgets; when one has no room, takes nothing and says which. */
    Optional<Spent> pass(Episode episode) {
        Spending spending = new Spending(episode.id(), episode.revision());
        List<Purse> purses = purses(episode);
        for (Purse purse : purses) {
            Account account = account(purse);
            if (!account.hasRoomFor(spending)) {
                return Optional.of(new Spent(purse.budget, account.nextRoom()));
            }
        }
        purses.forEach(purse -> account(purse).spend(spending));
        return Optional.empty();
    }

    private List<Purse> purses(Episode episode) {
        String ward = book.surroundings().patientOf(episode).ward();
        return book.policy(episode.rule()).budgets().stream()
                .flatMap(budget -> switch (budget.whose()) {
                    case CLINICIAN -> Stream.of(new Purse(budget, viewer.user()));
                    case WARD -> ward == null ? Stream.<Purse>empty() : Stream.of(new Purse(budget, ward));
                })
                .toList();
    }

    private Account account(Purse purse) {
        return accounts.computeIfAbsent(purse, this::opened);
    }

    private Account opened(Purse purse) {
        Account account = new Account(purse.budget, now);
        book.surroundings().sightings().stream()
                .filter(sighting -> sighting.indicator() != Indicator.CRITICAL && concerns(sighting, purse))
                .forEach(sighting -> account.spent(new Spending(sighting.alert(), sighting.revision()), sighting.at()));
        return account;
    }

    private boolean concerns(PastSighting sighting, Purse purse) {
        boolean its = switch (purse.budget.whose()) {
            case CLINICIAN -> sighting.user().equals(purse.owner);
            case WARD -> purse.owner.equals(sighting.ward());
        };
        return its && book.policy(sighting.rule()).budgets().contains(purse.budget);
    }

    /** The spendings of one purse, each at its first sighting. */
    private static final class Account {
        private final Budget budget;
        private final Instant now;
        private final Map<Spending, Instant> spendings = new HashMap<>();
        private int refused;

        Account(Budget budget, Instant now) {
            this.budget = budget;
            this.now = now;
        }

        void spent(Spending spending, Instant at) {
            spendings.merge(spending, at, (a, b) -> a.isBefore(b) ? a : b);
        }

        void spend(Spending spending) {
            spendings.putIfAbsent(spending, now);
        }

        boolean hasRoomFor(Spending spending) {
            return spendings.containsKey(spending) || counting().count() < budget.alerts();
        }

        /** When the span has moved past enough spendings for this one and those refused before it. */
        Instant nextRoom() {
            List<Instant> held = counting().sorted().toList();
            int leaving = Math.min(held.size() - budget.alerts() + refused, held.size() - 1);
            refused++;
            return held.get(leaving).plus(budget.within());
        }

        private Stream<Instant> counting() {
            return spendings.values().stream()
                    .filter(at -> at.plus(budget.within()).isAfter(now));
        }
    }
}
