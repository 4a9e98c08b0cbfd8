package io.auscult.demo.ehr;

import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * All resources of one type. A condition that several resources meet is refused, as FHIR asks; writing and looking are one step, so
 * that two writers who say the same write one resource.
 */
public final class ResourceMemory<T extends Resource> implements IResourceProvider {
    private final Class<T> type;
    private final InstantSource clock;
    private final Journal journal;
    private final Map<String, T> byId = new LinkedHashMap<>();
    private int lastId;

    ResourceMemory(Class<T> type, InstantSource clock, Journal journal) {
        this.type = type;
        this.clock = clock;
        this.journal = journal;
    }

    /** As it was written before this start. */
    synchronized void restore(Resource resource) {
        if (type.isInstance(resource)) {
            String id = resource.getIdElement().getIdPart();
            byId.put(id, type.cast(resource));
            lastId = Math.max(lastId, id.matches("\\d{1,9}") ? Integer.parseInt(id) : 0);
        }
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    @Read
    public synchronized T read(@IdParam IdType id) {
        T found = byId.get(id.getIdPart());
        if (found == null) {
            throw new ResourceNotFoundException(id);
        }
        return copy(found);
    }

    @Search
    public synchronized List<T> search(
            @OptionalParam(name = Matching.IDENTIFIER) @Nullable TokenParam identifier,
            @OptionalParam(name = Matching.PATIENT) @Nullable StringParam patient,
            @OptionalParam(name = Matching.TAG) @Nullable TokenParam tag) {
        Map<String, String> wanted = new LinkedHashMap<>();
        if (identifier != null) {
            wanted.put(Matching.IDENTIFIER, text(identifier));
        }
        if (patient != null) {
            wanted.put(Matching.PATIENT, patient.getValue());
        }
        if (tag != null) {
            wanted.put(Matching.TAG, text(tag));
        }
        return found(new Matching(wanted)).stream().map(this::copy).toList();
    }

    @Create
    public synchronized MethodOutcome create(
            @ResourceParam T resource, @ConditionalUrlParam @Nullable String condition) {
        @Nullable T known = condition == null ? null : only(condition);
        return known == null ? put(nextId(), resource) : new MethodOutcome(known.getIdElement(), false);
    }

    @Update
    public synchronized MethodOutcome update(
            @IdParam @Nullable IdType id, @ResourceParam T resource, @ConditionalUrlParam @Nullable String condition) {
        if (condition != null) {
            @Nullable T known = only(condition);
            return put(known == null ? nextId() : known.getIdElement().getIdPart(), resource);
        }
        if (id == null) {
            throw new PreconditionFailedException("Neither an id nor a condition");
        }
        return put(id.getIdPart(), resource);
    }

    /** What was written, each in its newest version. */
    synchronized List<T> all() {
        return byId.values().stream().map(this::copy).toList();
    }

    private MethodOutcome put(String id, T resource) {
        @Nullable T before = byId.get(id);
        int version = before == null ? 1 : Integer.parseInt(before.getMeta().getVersionId()) + 1;
        T kept = copy(resource);
        kept.setIdElement(new IdType(type.getSimpleName(), id, Integer.toString(version)));
        kept.getMeta().setVersionId(Integer.toString(version)).setLastUpdated(Date.from(clock.instant()));
        byId.put(id, kept);
        journal.append(kept);
        MethodOutcome outcome = new MethodOutcome(kept.getIdElement(), before == null);
        outcome.setResource(copy(kept));
        return outcome;
    }

    private @Nullable T only(String condition) {
        List<T> found = found(Matching.of(condition));
        if (found.size() > 1) {
            throw new PreconditionFailedException(found.size() + " resources meet the condition");
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    private List<T> found(Matching matching) {
        return byId.values().stream().filter(matching::by).toList();
    }

    private String nextId() {
        lastId++;
        return Integer.toString(lastId);
    }

    private T copy(T resource) {
        return type.cast(resource.copy());
    }

    private static String text(TokenParam token) {
        return token.getSystem() == null ? token.getValue() : token.getSystem() + "|" + token.getValue();
    }
}
