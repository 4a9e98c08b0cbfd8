package io.auscult.demo.ehr;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.hl7.fhir.r4.model.CommunicationRequest;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.Task;

/** The server: FHIR at {@code /fhir}, on loopback whatever happens, since it asks nobody who they are. */
public final class DemoEhr implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final List<Class<? extends Resource>> TYPES = List.of(
            Device.class,
            RiskAssessment.class,
            Flag.class,
            DetectedIssue.class,
            CommunicationRequest.class,
            Task.class,
            Provenance.class);

    private final Map<Class<?>, ResourceMemory<?>> memories = new LinkedHashMap<>();
    private final Tomcat tomcat = new Tomcat();

    private DemoEhr(int port, List<Patient> patients, Journal journal) throws IOException {
        InstantSource clock = InstantSource.system();
        List<Resource> before = journal.read();
        for (Class<? extends Resource> type : TYPES) {
            ResourceMemory<?> memory = new ResourceMemory<>(type, clock, journal);
            before.forEach(memory::restore);
            memories.put(type, memory);
        }
        ResourceMemory<Patient> known = new ResourceMemory<>(Patient.class, clock, new Journal(null));
        patients.forEach(each -> known.update(each.getIdElement(), each, null));
        memories.put(Patient.class, known);
        tomcat.setBaseDir(Files.createTempDirectory("auscult-demo-ehr").toString());
        Connector connector = new Connector();
        connector.setPort(port);
        connector.setProperty("address", LOOPBACK);
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        if (context instanceof StandardContext standard) {
            // It ends with its process, so there is nothing to clear up after it.
            standard.setClearReferencesThreadLocals(false);
            standard.setClearReferencesRmiTargets(false);
        }
        Tomcat.addServlet(context, "fhir", fhir());
        context.addServletMappingDecoded("/fhir/*", "fhir");
        Tomcat.addServlet(context, "health", new Health());
        context.addServletMappingDecoded("/actuator/health", "health");
    }

    /**
     * Answers when this returns.
     *
     * @param port 0 for any free one
     * @param patients with the ids that they have here
     */
    public static DemoEhr start(int port, List<Patient> patients) throws IOException {
        return start(port, patients, new Journal(null));
    }

    static DemoEhr start(int port, List<Patient> patients, Journal journal) throws IOException {
        DemoEhr ehr = new DemoEhr(port, patients, journal);
        try {
            ehr.tomcat.start();
        } catch (LifecycleException e) {
            throw new IOException("The demonstration EHR cannot listen on port " + port, e);
        }
        return ehr;
    }

    /** The base address, without a slash at the end. */
    public URI base() {
        return URI.create("http://" + LOOPBACK + ":" + tomcat.getConnector().getLocalPort() + "/fhir");
    }

    /** Everything of a type, each in its newest version. */
    public <T extends Resource> List<T> all(Class<T> type) {
        ResourceMemory<?> memory = memories.get(type);
        if (memory == null) {
            throw new IllegalArgumentException("Nothing of that type is kept: " + type.getSimpleName());
        }
        return memory.all().stream().map(type::cast).toList();
    }

    void await() {
        tomcat.getServer().await();
    }

    @Override
    public void close() throws IOException {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IOException("The demonstration EHR does not stop", e);
        }
    }

    private RestfulServer fhir() {
        RestfulServer server = new RestfulServer(FhirContext.forR4Cached());
        server.registerProviders(memories.values());
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setDefaultPrettyPrint(true);
        return server;
    }

    /** That it answers is all there is to say. */
    private static final class Health extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/json");
            response.getWriter().write("{\"status\":\"UP\"}");
        }
    }
}
