package io.auscult.cli.rules.release;

import io.auscult.cli.up.PrivateFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/** A person's private key in a file that nobody else can read: whoever has it can sign in that person's name. */
final class KeyFile {
    private static final String ALGORITHM = "Ed25519";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");
    private static final Set<PosixFilePermission> OWN =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() {}

    /**
     * Makes a pair and keeps the private half.
     *
     * @return the public half, for approvers.yaml
     * @throws IOException when the person has a key already: it is never overwritten
     */
    static String make(Path folder, String person) throws IOException {
        Path file = file(folder, person);
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            Files.createDirectories(folder);
            PrivateFile.write(file, text(pair.getPrivate().getEncoded()) + "\n", StandardOpenOption.CREATE_NEW);
            return text(pair.getPublic().getEncoded());
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + " is there already, and is kept: what it signed would no longer count", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    static PrivateKey read(Path folder, String person) throws IOException {
        Path file = file(folder, person);
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no private key " + file + "; make one with: auscult rules key new " + person
                    + ", or name its folder with --keys");
        }
        requirePrivate(file);
        try {
            byte[] encoded = Base64.getDecoder().decode(Files.readString(file).strip());
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file + " is not a private key", e);
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix && !OWN.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(
                    "Others can read or run " + file + ", and could sign in this name. Take their rights away"
                            + " (chmod 600), and better make a new key.");
        }
    }

    private static Path file(Path folder, String person) {
        if (!NAME.matcher(person).matches()) {
            throw new IllegalArgumentException(
                    "\"" + person + "\" cannot name a key; use lower-case letters, digits, dot, dash");
        }
        return folder.resolve(person + ".key");
    }

    private static String text(byte[] encoded) {
        return Base64.getEncoder().encodeToString(encoded);
    }
}
