import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code Make SYNTHEA_FHIR_FOLDER OUTPUT}: writes {@code history/} and {@code live/} under the output folder. */
final class Make {

    public static void main(String[] arguments) throws IOException {
        Path synthea = Path.of(arguments[0]);
        Path output = Path.of(arguments[1]);

        List<String> keys = new ArrayList<>(People.CAST);
        keys.addAll(People.QUIET);
        Map<String, Person> people = new LinkedHashMap<>();
        for (String key : keys) {
            Person person = new Person(key, "MRN-" + (1001 + people.size()), read(synthea, key));
            Cut.apply(person);
            people.put(key, person);
        }
        Map<String, Cast.Onset> onsets = Cast.edit(people);

        Path history = emptied(output.resolve("history"));
        int number = 0;
        for (Person person : people.values()) {
            String name = String.format("%02d-%s.json.gz", ++number, person.slug());
            Files.write(history.resolve(name), Json.gzip(person.bundle()));
        }
        int messages = new Live(people, onsets).write(emptied(output.resolve("live")));
        System.out.println(number + " people, " + messages + " messages");
    }

    private static ObjectNode read(Path folder, String key) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(f -> f.getFileName().toString().startsWith(key)).toList();
            if (found.size() != 1) {
                throw new IllegalStateException(key + ": " + found.size() + " files; another Synthea or another seed?");
            }
            return (ObjectNode) Json.read(Files.readAllBytes(found.getFirst()));
        }
    }

    private static Path emptied(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(json|json\\.gz|hl7)")).toList()) {
                Files.delete(file);
            }
        }
        return folder;
    }

    private Make() {}
}
