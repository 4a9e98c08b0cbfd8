package io.auscult.schemas.codec;

import static io.auscult.schemas.codec.Fields.each;
import static io.auscult.schemas.codec.Fields.optional;

import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Person;

/** Who a patient is. */
final class PersonCodec {
    private PersonCodec() {}

    static io.auscult.schemas.wire.Person toWire(Person person) {
        return new io.auscult.schemas.wire.Person(
                person.patient().value(),
                person.family(),
                person.given(),
                person.birthDate(),
                person.sex(),
                each(person.identifiers(), PersonCodec::toWire),
                person.address(),
                optional(person.mergedInto(), PatientId::value),
                person.linkedBy(),
                person.linkedAt());
    }

    static Person fromWire(io.auscult.schemas.wire.Person wire) {
        return new Person(
                new PatientId(wire.getPatient()),
                wire.getFamily(),
                wire.getGiven(),
                wire.getBirthDate(),
                wire.getSex(),
                each(wire.getIdentifiers(), PersonCodec::fromWire),
                wire.getAddress(),
                optional(wire.getMergedInto(), PatientId::new),
                wire.getLinkedBy(),
                wire.getLinkedAt());
    }

    private static io.auscult.schemas.wire.Identifier toWire(Identifier identifier) {
        return new io.auscult.schemas.wire.Identifier(identifier.system(), identifier.value());
    }

    private static Identifier fromWire(io.auscult.schemas.wire.Identifier wire) {
        return new Identifier(wire.getSystem(), wire.getValue());
    }
}
