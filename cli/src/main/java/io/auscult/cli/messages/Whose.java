package io.auscult.cli.messages;

import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The patient whose messages are looked for: all ids under which the patient's events stand, those of merged records too, and the
 * identifiers by which a message that became no event may still name the patient.
 */
record Whose(Set<PatientId> ids, Set<String> identifiers) {
    /** A shorter one is in every message. */
    private static final int SHORTEST = 3;

    Whose {
        ids = Set.copyOf(ids);
        identifiers = Set.copyOf(identifiers);
    }

    /** @param word a patient's id, or any identifier; when nobody is known by it, only messages that mention it are theirs */
    static Whose of(String word, Collection<Person> people) {
        Set<PatientId> ids = new HashSet<>();
        boolean isId = word.matches("[0-9a-f]{32}");
        if (isId) {
            ids.add(new PatientId(word));
        }
        people.stream().filter(person -> has(person, word)).map(Person::patient).forEach(ids::add);
        List<PatientId> known = List.copyOf(ids);
        known.forEach(survivor -> addMerged(survivor, people, ids));
        Set<String> identifiers = people.stream()
                .filter(person -> ids.contains(person.patient()))
                .flatMap(person -> person.identifiers().stream())
                .map(Identifier::value)
                .collect(Collectors.toSet());
        if (!isId) {
            identifiers.add(word);
        }
        return new Whose(ids, identifiers);
    }

    private static void addMerged(PatientId survivor, Collection<Person> people, Set<PatientId> ids) {
        people.stream()
                .filter(person -> survivor.equals(person.mergedInto()))
                .map(Person::patient)
                .filter(ids::add)
                .forEach(retired -> addMerged(retired, people, ids));
    }

    private static boolean has(Person person, String word) {
        return person.identifiers().stream()
                .anyMatch(identifier -> identifier.value().equals(word));
    }

    /** Whether an identifier stands in the bytes as a word of its own. */
    boolean mentionedIn(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return identifiers.stream()
                .filter(identifier -> identifier.length() >= SHORTEST)
                .anyMatch(identifier -> stands(identifier, text));
    }

    private static boolean stands(String word, String text) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            if (begins && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** Identifiers are patient data. */
    @Override
    public String toString() {
        return "Whose" + ids;
    }
}
