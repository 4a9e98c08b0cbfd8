package io.auscult.cli.backfill;

import io.auscult.ehr.EhrFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * A file of an export, read from the EHR as it is sent on; nothing of it is kept here.
 *
 * @param name by type and number, since its address may be another each time it is asked for
 * @param fingerprint of the export and the place of the file in it
 */
record RemoteFile(String name, String type, String fingerprint, String url, ExportFiles files) implements BulkFile {

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public InputStream open() throws IOException, InterruptedException {
        try {
            return Gzip.unpacked(files.open(url));
        } catch (EhrFailure e) {
            throw new IOException(
                    name + ": " + e.getMessage()
                            + ". The files of an export expire; when they have, start a new one with --again",
                    e);
        }
    }

    @Override
    public boolean mayRecover() {
        return true;
    }

    /** The address may carry a secret. */
    @Override
    public String toString() {
        return name;
    }
}
