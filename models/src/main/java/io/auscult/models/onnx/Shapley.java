package io.auscult.models.onnx;

import io.auscult.core.signal.Signal.Contribution;
import io.auscult.models.card.FolderCard;
import io.auscult.models.folder.ModelRow;
import java.util.ArrayList;
import java.util.List;

/**
 * What each input adds to the score, from the card's reference person to this one: Shapley values (Shapley LS, 1953; for models:
 * Štrumbelj E, Kononenko I, J Mach Learn Res 2010;11:1-18), with inputs that are not yet "in" at the reference's value. They add up to
 * the difference of the two scores.
 *
 * <p>Up to {@link #MOST_EXACT} inputs that differ from the reference, all 2^n mixtures are scored and the values are exact. Beyond, the
 * mean is taken over fixed orders, each input coming in at every place equally often: the rotations of the card's order, forwards and
 * backwards. There is no chance in it.
 */
final class Shapley {
    /** 4096 rows. */
    static final int MOST_EXACT = 12;

    static final int MOST_ROWS = 1 << MOST_EXACT;

    private final FolderScorer scorer;
    private final ModelRow person;
    private final ModelRow reference;
    private final List<Integer> players = new ArrayList<>();

    private Shapley(FolderScorer scorer, ModelRow person, ModelRow reference) {
        this.scorer = scorer;
        this.person = person;
        this.reference = reference;
        for (int i = 0; i < person.size(); i++) {
            if (!person.value(i).equals(reference.value(i))) {
                players.add(i);
            }
        }
    }

    static List<Contribution> contributions(FolderScorer scorer, ModelRow person, ModelRow reference) throws NoAnswer {
        return new Shapley(scorer, person, reference).contributions();
    }

    /** In words, and the same for every person: how contributions of this card are found. */
    static String method(FolderCard card) {
        String how = card.inputs().size() <= MOST_EXACT ? "exact Shapley values" : "Shapley values over fixed orders";
        return how + " of the score, against " + card.reference().words();
    }

    private List<Contribution> contributions() throws NoAnswer {
        double[] values = scorer.card().inputs().size() <= MOST_EXACT ? exact() : overFixedOrders();
        List<Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < person.size(); i++) {
            int player = players.indexOf(i);
            contributions.add(new Contribution(scorer.card().inputs().get(i).name(), player < 0 ? 0 : values[player]));
        }
        return contributions;
    }

    private double[] exact() throws NoAnswer {
        int n = players.size();
        List<ModelRow> mixtures = new ArrayList<>();
        for (int mask = 0; mask < 1 << n; mask++) {
            mixtures.add(mixture(mask, mixtures));
        }
        double[] scores = scorer.scores(mixtures);
        double[] values = new double[n];
        for (int player = 0; player < n; player++) {
            for (int mask = 0; mask < 1 << n; mask++) {
                if ((mask & 1 << player) == 0) {
                    values[player] += weight(Integer.bitCount(mask), n) * (scores[mask | 1 << player] - scores[mask]);
                }
            }
        }
        return values;
    }

    /** From a mixture with one input fewer, which stands earlier in the list. */
    private ModelRow mixture(int mask, List<ModelRow> earlier) {
        if (mask == 0) {
            return reference;
        }
        int last = players.get(Integer.numberOfTrailingZeros(mask));
        return earlier.get(mask & mask - 1).with(last, person.value(last));
    }

    /** |S|! (n - |S| - 1)! / n!, which is 1 / (n × (n-1 choose |S|)). */
    private static double weight(int size, int n) {
        double choose = 1;
        for (int i = 0; i < size; i++) {
            choose = choose * (n - 1 - i) / (i + 1);
        }
        return 1 / (n * choose);
    }

    private double[] overFixedOrders() throws NoAnswer {
        int n = players.size();
        List<ModelRow> rows = new ArrayList<>(List.of(reference, person));
        List<int[]> orders = orders(n);
        for (int[] order : orders) {
            ModelRow row = reference;
            for (int place = 0; place < n - 1; place++) {
                row = row.with(players.get(order[place]), person.value(players.get(order[place])));
                rows.add(row);
            }
        }
        return means(orders, scorer.scores(rows));
    }

    private static double[] means(List<int[]> orders, double[] scores) {
        int n = orders.isEmpty() ? 0 : orders.getFirst().length;
        double[] values = new double[n];
        int next = 2;
        for (int[] order : orders) {
            double before = scores[0];
            for (int place = 0; place < n; place++) {
                double after = place == n - 1 ? scores[1] : scores[next++];
                values[order[place]] += (after - before) / orders.size();
                before = after;
            }
        }
        return values;
    }

    /** As many rotations as the limit of rows allows, evenly spread, each also backwards. */
    private static List<int[]> orders(int n) {
        int starts = n == 0 ? 0 : Math.clamp(MOST_ROWS / (2L * n), 1, n);
        List<int[]> orders = new ArrayList<>();
        for (int start = 0; start < starts; start++) {
            int first = (int) ((long) start * n / starts);
            int[] forwards = new int[n];
            int[] backwards = new int[n];
            for (int place = 0; place < n; place++) {
                forwards[place] = (first + place) % n;
                backwards[n - 1 - place] = forwards[place];
            }
            orders.add(forwards);
            orders.add(backwards);
        }
        return orders;
    }
}
