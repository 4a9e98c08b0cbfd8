package io.auscult.adapter.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** Files with keys and passwords, which a source file names and never holds. Their paths begin in its folder. */
record KeyFiles(Path sourceFile) {
    private static final String REMEDY = "put it there, or correct the path, which begins in the folder of this file";

    /** A file that holds a secret, on one line or more. */
    Path notEmpty(String text) throws Wrong {
        Path path = file(text);
        try {
            if (Files.size(path) > 0) {
                return path;
            }
        } catch (IOException e) {
            throw new Wrong("names a file that cannot be read: " + Block.quoted(text), REMEDY);
        }
        throw new Wrong("names a file that is empty: " + Block.quoted(text), "write the secret into it");
    }

    /** Whether a key store's content is intact and its password the right one. */
    static boolean opens(Path store, Path password) {
        try {
            KeyStore.getInstance(
                    store.toFile(), Files.readString(password).strip().toCharArray());
            return true;
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    Path file(String text) throws Wrong {
        try {
            Path path = sourceFile.resolveSibling(text).normalize();
            if (!Files.isRegularFile(path)) {
                throw new Wrong("names a file that is not there: " + Block.quoted(path.toString()), REMEDY);
            }
            if (!Files.isReadable(path)) {
                throw new Wrong(
                        "names a file that may not be read: " + Block.quoted(path.toString()),
                        "let the adapter's user read it");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new Wrong("is no path: " + Block.quoted(text), "write one like \"keys/lab.p12\"");
        }
    }
}
