package io.auscult.cli.send;

import io.auscult.schemas.topic.Payload;

/** One thing to send: its bytes as they stand in the file. */
public sealed interface Parcel {

    Payload payload();

    /** A FHIR resource or Bundle as JSON. */
    record Fhir(Payload payload) implements Parcel {}

    /** One HL7 v2 message, segments ended by carriage returns. */
    record V2(Payload payload) implements Parcel {}
}
