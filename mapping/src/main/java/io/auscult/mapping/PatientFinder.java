package io.auscult.mapping;

import io.auscult.core.value.PatientId;

/** Whose patient a mention is. Answered outside, because it needs the site's key and the directory of known patients. */
@FunctionalInterface
public interface PatientFinder {
    PatientId find(PatientMention mention);
}
