package io.auscult.streams.consult;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;

/** Where to read a patient's chart: at the instance that keeps it, and when that does not answer, from a copy. */
public final class ChartRoute {
    private ChartRoute() {}

    /** One place to try. */
    public sealed interface Place {
        /** This instance keeps the chart. */
        record Own() implements Place {}

        /** This instance has a copy of it. */
        record OwnCopy() implements Place {}

        /** Another instance has it, or a copy of it: that one says which. */
        record Other(HostInfo host) implements Place {}
    }

    /**
     * The places in the order in which to try them.
     *
     * @param self where this instance says it can be reached; empty when it does not say
     * @param active the instance that keeps the chart
     * @param copies those that have a copy
     * @param forwarded true when another instance asks: then only what is here is looked at, so that no question goes in a circle
     */
    public static List<Place> places(
            Optional<HostInfo> self, HostInfo active, Collection<HostInfo> copies, boolean forwarded) {
        if (self.isEmpty() || isNowhere(active)) {
            // Nobody says where anybody is: there is one instance.
            return List.of(new Place.Own());
        }
        HostInfo here = self.get();
        List<Place> places = new ArrayList<>();
        if (active.equals(here)) {
            places.add(new Place.Own());
        } else if (!forwarded) {
            places.add(new Place.Other(active));
        }
        if (copies.contains(here)) {
            places.add(new Place.OwnCopy());
        }
        if (!forwarded) {
            copies.stream()
                    .filter(copy -> !copy.equals(here) && !copy.equals(active))
                    .forEach(copy -> places.add(new Place.Other(copy)));
        }
        return places;
    }

    private static boolean isNowhere(HostInfo host) {
        return host.port() < 0;
    }
}
