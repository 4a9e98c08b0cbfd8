package io.auscult.mapping.fhir;

import io.auscult.core.event.FactEvent.DeviceRecorded;
import io.auscult.core.event.FactEvent.DeviceRetracted;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.FHIRDeviceStatus;

/** A Device of a patient, such as a pacemaker; when it was implanted, a Procedure says. */
final class DeviceMapper {
    private DeviceMapper() {}

    static Mapped map(Device device, EntryContext entry) {
        Times times = Times.receivedAt(entry.arrival().received());
        FHIRDeviceStatus status = device.getStatus();
        return switch (status) {
            case ACTIVE, INACTIVE, UNKNOWN -> recorded(device, status.toCode(), times, entry);
            case NULL -> recorded(device, "", times, entry);
            case null -> recorded(device, "", times, entry);
            case ENTEREDINERROR -> entry.takenBack(DeviceRetracted::new, status.toCode(), times);
        };
    }

    private static Mapped recorded(Device device, String status, Times times, EntryContext entry) {
        return entry.said(DeviceRecorded::new, code(device), status, new Period(null, null), times);
    }

    /** Its type; without words of its own, with the name that the device has. */
    static CodedText code(Device device) {
        CodedText type = FhirCodes.text(device.getType());
        return type.text() == null && device.hasDeviceName()
                ? new CodedText(type.codings(), device.getDeviceNameFirstRep().getName())
                : type;
    }
}
