package io.auscult.delivery.store;

import io.auscult.core.alert.Alert;
import io.auscult.core.value.PatientId;

/** An alert and whose it is: alert ids do not say. */
public record PatientAlert(PatientId patient, Alert alert) {}
