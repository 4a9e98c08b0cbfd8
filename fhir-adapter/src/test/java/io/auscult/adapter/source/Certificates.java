package io.auscult.adapter.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Key stores for a test, made by the JDK's own keytool: of a server, the same renewed, a client and a stranger. */
final class Certificates {
    private static final String PASSWORD = "changeit";

    private Certificates() {}

    static void in(Path folder) throws Exception {
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        pair(folder, "server", "CN=localhost, O=server");
        pair(folder, "server2", "CN=localhost, O=second");
        pair(folder, "client", "CN=lab");
        pair(folder, "stranger", "CN=stranger");
        trust(folder, "server2", "server");
        trust(folder, "server", "server");
        trust(folder, "client", "client");
    }

    private static void pair(Path folder, String name, String subject) throws Exception {
        keytool(folder, "-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", subject, "-keystore", name + ".p12");
        keytool(folder, "-exportcert", "-alias", name, "-file", name + ".cer", "-keystore", name + ".p12");
    }

    private static void trust(Path folder, String certificate, String store) throws Exception {
        keytool(
                folder,
                "-importcert",
                "-noprompt",
                "-alias",
                certificate,
                "-file",
                certificate + ".cer",
                "-keystore",
                store + "-trust.p12");
    }

    private static void keytool(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + Files.readString(folder.resolve("keytool.log")));
        }
    }

    /** A client that trusts the server; without a certificate of its own when {@code client} is null. */
    static SSLSocket connect(Path folder, int port, @Nullable String client, String protocol) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(client == null ? null : store(folder.resolve(client + ".p12")), PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(folder.resolve("server-trust.p12")));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setEnabledProtocols(new String[] {protocol});
        socket.startHandshake();
        return socket;
    }

    private static KeyStore store(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        }
    }
}
