package io.auscult.delivery.inbox;

import java.util.List;

/**
 * What stands behind an alert beside its basis.
 *
 * @param trends its inputs over time, where the chart has two values or more
 * @param steps what became of it, oldest first
 * @param colleagues whom it can be handed to; empty when the site has no list of users
 */
public record Background(List<Plot> trends, List<Step> steps, List<String> colleagues) {
    public Background {
        trends = List.copyOf(trends);
        steps = List.copyOf(steps);
        colleagues = List.copyOf(colleagues);
    }

    public record Step(When at, String words) {}
}
