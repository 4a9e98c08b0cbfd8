package io.auscult.cli.backfill;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** A file of NDJSON, here or at an EHR. */
interface BulkFile {

    /** As the user knows it, and unique in its load. */
    String name();

    /** What its lines are; empty when nobody can say. */
    String type();

    /** Changes when the content does; what was sent of another content does not count. */
    String fingerprint();

    /** How many bytes {@link #open} gives, when that is known. */
    OptionalLong size();

    /** Its lines, unpacked, from the beginning. */
    InputStream open() throws IOException, InterruptedException;

    /** Whether reading on may work after it broke off. */
    boolean mayRecover();
}
