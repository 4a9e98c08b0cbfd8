package io.auscult.cli.send;

/** One thing to send: its bytes as they stand in the file. */
public sealed interface Parcel {

    byte[] bytes();

    /** A FHIR resource or Bundle as JSON. */
    record Fhir(byte[] bytes) implements Parcel {}

    /** One HL7 v2 message, segments ended by carriage returns. */
    record V2(byte[] bytes) implements Parcel {}
}
