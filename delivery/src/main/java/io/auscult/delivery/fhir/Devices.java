package io.auscult.delivery.fhir;

import io.auscult.core.signal.ModelRef;
import java.net.URI;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceNameType;
import org.hl7.fhir.r4.model.Device.FHIRDeviceStatus;
import org.hl7.fhir.r4.model.Identifier;

/**
 * Who asserts what is written: Auscult, and each model as a device of its own, in the way of the AI-Device of HL7's guide AI Transparency
 * on FHIR. A model says where its card is.
 */
public final class Devices {
    private static final String SELF = "auscult";

    private Devices() {}

    public static Draft auscult(String version, URI publicUrl) {
        Identifier identifier = identifier(SELF);
        Device device = new Device()
                .addIdentifier(identifier)
                .setStatus(FHIRDeviceStatus.ACTIVE)
                .setType(type("Clinical decision support"));
        device.addDeviceName().setName("Auscult").setType(DeviceNameType.USERFRIENDLYNAME);
        device.addVersion().setValue(version);
        device.addNote().setText("What its rules and models are: " + Links.page(publicUrl, "/models"));
        return Draft.of("Device", device, identifier);
    }

    /** @param auscult the device that it is a part of */
    public static Draft model(ModelRef model, String auscult, URI publicUrl) {
        Identifier identifier = identifier(model.toString());
        Device device = new Device()
                .addIdentifier(identifier)
                .setStatus(FHIRDeviceStatus.ACTIVE)
                .setType(type("Risk model"))
                .setParent(Parts.to(auscult));
        device.addDeviceName().setName(Parts.words(model)).setType(DeviceNameType.MODELNAME);
        device.addVersion().setValue(model.version());
        device.addNote().setText("Model card: " + Links.page(publicUrl, "/models/" + model.id()));
        return Draft.of("Device " + model, device, identifier);
    }

    private static Identifier identifier(String value) {
        return new Identifier().setSystem(Systems.SOFTWARE).setValue(value);
    }

    private static CodeableConcept type(String words) {
        return Parts.concept(Systems.AI_DEVICES, Systems.AI, "All kinds of Artificial Intelligence")
                .setText(words);
    }
}
