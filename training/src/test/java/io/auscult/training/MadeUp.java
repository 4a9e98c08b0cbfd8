package io.auscult.training;

import io.auscult.training.data.Person;
import io.auscult.training.fit.Column;
import io.auscult.training.fit.Design;
import io.auscult.training.fit.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** People who do not exist, whose disease depends on four findings in a known way. */
public final class MadeUp {
    public static final Design DESIGN = new Design(
            "made up",
            List.of(
                    new Column.Measured("age", Scale.NONE),
                    new Column.Measured("marker", Scale.LOG),
                    new Column.Above("glucose", 120),
                    new Column.OneHot("pain", List.of("none", "typical"))));

    private MadeUp() {}

    public static List<Person> people(int count, long seed) {
        Random random = new Random(seed);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(person(random));
        }
        return people;
    }

    private static Person person(Random random) {
        Map<String, Object> inputs = new TreeMap<>();
        double age = 40 + random.nextInt(40);
        double marker = StrictMath.exp(random.nextGaussian());
        double glucose = 80 + random.nextInt(80);
        String pain = random.nextBoolean() ? "typical" : "none";
        inputs.put("age", age);
        inputs.put("marker", marker);
        inputs.put("glucose", glucose);
        inputs.put("pain", pain);
        double logOdds = (age - 60) / 20
                + 1.5 * StrictMath.log(marker)
                + (glucose > 120 ? 1 : -1)
                + (pain.equals("typical") ? 1 : -1);
        boolean diseased = random.nextDouble() < 1 / (1 + StrictMath.exp(-logOdds));
        return new Person(inputs, diseased, String.valueOf(diseased), Map.of("pain", pain));
    }
}
