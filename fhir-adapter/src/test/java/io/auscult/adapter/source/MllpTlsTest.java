package io.auscult.adapter.source;

import static io.auscult.adapter.source.Lab.ADT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.adapter.source.MllpSettings.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS and mutual TLS, with certificates made for the test. */
class MllpTlsTest {
    @TempDir
    private static Path folder;

    private final Lab lab = new Lab();
    private @Nullable MllpListener listener;

    @BeforeAll
    static void certificates() throws Exception {
        Certificates.in(folder);
    }

    private static Tls tls(String server, @Nullable String trusted) {
        Path password = folder.resolve("password");
        return new Tls(
                folder.resolve(server + ".p12"),
                password,
                trusted == null ? null : folder.resolve(trusted + "-trust.p12"),
                trusted == null ? null : password);
    }

    private int open(MllpTls tls, Duration stall) throws IOException {
        MllpLimits limits = new MllpLimits(100_000, 9, Duration.ofMinutes(1), stall);
        listener = MllpListener.open(InetAddress.getLoopbackAddress(), 0, lab.port(limits, tls));
        return listener.port();
    }

    private int open(String server, @Nullable String trusted) throws IOException {
        return open(MllpTls.of("lab", tls(server, trusted)), Duration.ofMinutes(1));
    }

    @AfterEach
    void close() throws IOException {
        if (listener != null) {
            listener.close();
        }
    }

    private static String send(int port, @Nullable String client, String protocol) throws Exception {
        try (SSLSocket socket = Certificates.connect(folder, port, client, protocol);
                Caller caller = new Caller(socket)) {
            return caller.send(ADT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void takesMessagesOverTls(String protocol) throws Exception {
        assertThat(send(open("server", null), null, protocol)).contains("MSA|AA|C1|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void takesMessagesFromWhoeverIsTrusted(String protocol) throws Exception {
        assertThat(send(open("server", "client"), "client", protocol)).contains("MSA|AA|C1|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void refusesASenderWithoutACertificate(String protocol) throws Exception {
        int port = open("server", "client");
        assertThatThrownBy(() -> send(port, null, protocol)).isInstanceOf(IOException.class);
        Awaitility.await().until(() -> lab.ended("tls") == 1);
        assertThat(lab.stored).isEmpty();
    }

    @Test
    void refusesASenderWithACertificateOfSomebodyElse() throws Exception {
        int port = open("server", "client");
        assertThatThrownBy(() -> send(port, "stranger", "TLSv1.3")).isInstanceOf(IOException.class);
        Awaitility.await().until(() -> lab.ended("tls") == 1);
        assertThat(lab.stored).isEmpty();
        assertThat(send(port, "client", "TLSv1.3")).contains("MSA|AA|C1|");
    }

    @Test
    void refusesASenderWhoDoesNotSpeakTls() throws Exception {
        int port = open("server", null);
        try (Caller plain = new Caller(port)) {
            plain.write(Caller.frame(ADT));
            assertThat(plain.toTheEnd()).doesNotContain("MSA");
        }
        Awaitility.await().until(() -> lab.ended("tls") == 1);
    }

    @Test
    void closesAHandshakeThatDoesNotGoOn() throws Exception {
        int port = open(MllpTls.of("lab", tls("server", null)), Duration.ofMillis(300));
        try (Caller silent = new Caller(new Socket(InetAddress.getLoopbackAddress(), port))) {
            assertThat(silent.isHungUp()).isTrue();
        }
        Awaitility.await().until(() -> lab.ended("stalled") == 1);
    }

    @Test
    void showsACertificateThatWasRenewedToTheNextConnection() throws Exception {
        Path own = folder.resolve("renewed.p12");
        Files.copy(folder.resolve("server.p12"), own);
        int port = open("renewed", null);
        assertThat(subject(port)).contains("CN=localhost, O=server");
        replace("server2.p12", own, 1);
        assertThat(subject(port)).contains("CN=localhost, O=second");
    }

    @Test
    void staysWithTheLastGoodCertificateWhenTheNewOneCannotBeRead() throws Exception {
        Path own = folder.resolve("broken.p12");
        Files.copy(folder.resolve("server.p12"), own);
        int port = open("broken", null);
        Files.writeString(own, "not a key store");
        assertThat(subject(port)).contains("O=server");
        replace("server2.p12", own, 2);
        assertThat(subject(port)).contains("O=second");
    }

    private static void replace(String by, Path file, int minutes) throws IOException {
        Files.copy(folder.resolve(by), file, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60L * minutes)));
    }

    private static String subject(int port) throws Exception {
        try (SSLSocket socket = Certificates.connect(folder, port, null, "TLSv1.3")) {
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return shown.getSubjectX500Principal().toString();
        }
    }

    @Test
    void namesTheFileThatCannotBeUsed() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong-password"), "wrong", StandardCharsets.UTF_8);
        Tls tls = new Tls(folder.resolve("server.p12"), wrong, null, null);
        assertThatThrownBy(() -> MllpTls.of("lab", tls)).hasMessageContaining("server.p12 is not a PKCS#12 store");
        Tls absent = new Tls(folder.resolve("absent.p12"), wrong, null, null);
        assertThatThrownBy(() -> MllpTls.of("lab", absent)).hasMessageContaining("absent.p12");
    }
}
