package io.auscult.adapter.identity;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;
import io.auscult.core.value.SiteKey;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The people that are in {@code cds.people.v1}, in memory: by patient, by each identifier, and by who linked them. */
public final class PatientDirectory {
    private final SiteKey key;
    private final Map<PatientId, Person> people = new ConcurrentHashMap<>();
    private final Map<Identifier, Set<PatientId>> byIdentifier = new ConcurrentHashMap<>();
    private final Map<String, Set<PatientId>> byLinker = new ConcurrentHashMap<>();

    private volatile Runnable onRemoval = () -> {};
    private volatile Consumer<PatientEvent> linked = _ -> {};

    public PatientDirectory(SiteKey key) {
        this.key = key;
    }

    /** @param listener is told of every merge, and of every one that is taken back, once it is committed */
    public void onLink(Consumer<PatientEvent> listener) {
        this.linked = listener;
    }

    void committed(PatientEvent link) {
        linked.accept(link);
    }

    /** Whose identifier it is; while several hold it, as may be until all is read, one who goes on under nobody else. */
    public Optional<PatientId> patient(Identifier identifier) {
        return byIdentifier.getOrDefault(identifier, Set.of()).stream()
                .min(Comparator.comparing(this::isMerged).thenComparing(Comparator.naturalOrder()));
    }

    private boolean isMerged(PatientId patient) {
        return person(patient).map(Person::mergedInto).isPresent();
    }

    public Optional<Person> person(PatientId patient) {
        return Optional.ofNullable(people.get(patient));
    }

    /** The patients of whom this sender said last under whom they go on. */
    Set<PatientId> linkedBy(String sender) {
        return byLinker.getOrDefault(sender, Set.of());
    }

    public int size() {
        return people.size();
    }

    /** Who asks meanwhile finds the patient by each identifier that stays. */
    public synchronized void put(Person person) {
        Person before = people.put(person.patient(), person);
        person.identifiers().forEach(identifier -> add(byIdentifier, identifier, person.patient()));
        if (before != null) {
            before.identifiers().stream()
                    .filter(identifier -> !person.identifiers().contains(identifier))
                    .forEach(identifier -> drop(byIdentifier, identifier, person.patient()));
        }
        if (before != null && before.linkedBy() != null) {
            drop(byLinker, before.linkedBy(), person.patient());
        }
        if (person.linkedBy() != null && person.mergedInto() != null) {
            add(byLinker, person.linkedBy(), person.patient());
        }
    }

    /** After a tombstone. */
    public void remove(PatientId patient) {
        synchronized (this) {
            forget(people.remove(patient));
        }
        onRemoval.run();
    }

    /** Called after each removal, by the thread that noticed it. */
    public void onRemoval(Runnable removed) {
        onRemoval = removed;
    }

    private void forget(@Nullable Person gone) {
        if (gone == null) {
            return;
        }
        gone.identifiers().forEach(identifier -> drop(byIdentifier, identifier, gone.patient()));
        if (gone.linkedBy() != null) {
            drop(byLinker, gone.linkedBy(), gone.patient());
        }
    }

    private static <K> void add(Map<K, Set<PatientId>> index, K key, PatientId patient) {
        index.merge(key, Set.of(patient), (known, one) -> {
            Set<PatientId> all = new HashSet<>(known);
            all.addAll(one);
            return Set.copyOf(all);
        });
    }

    private static <K> void drop(Map<K, Set<PatientId>> index, K key, PatientId patient) {
        index.computeIfPresent(key, (_, known) -> {
            Set<PatientId> left = new HashSet<>(known);
            left.remove(patient);
            return left.isEmpty() ? null : Set.copyOf(left);
        });
    }

    /** What a transaction will change here once it is committed. */
    public PeopleDraft draft() {
        return new PeopleDraft(this, key);
    }
}
