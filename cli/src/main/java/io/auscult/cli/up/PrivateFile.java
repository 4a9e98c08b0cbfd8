package io.auscult.cli.up;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes files with secrets in them: nobody but the owner may read them, from the first byte on. */
public final class PrivateFile {
    private PrivateFile() {}

    /** @param creation {@code CREATE_NEW} to keep a file that is there, {@code CREATE} to replace it */
    public static void write(Path file, String text, StandardOpenOption creation) throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.WRITE, creation);
        if (creation == StandardOpenOption.CREATE) {
            Files.deleteIfExists(file);
        }
        try (SeekableByteChannel out = Files.newByteChannel(file, options, ownerOnly())) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
