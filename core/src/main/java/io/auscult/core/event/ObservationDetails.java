package io.auscult.core.event;

import io.auscult.core.value.CodedText;
import org.jspecify.annotations.Nullable;

/**
 * What else the source said about a result: how it was measured, by whom, and against which range.
 *
 * @param method how it was measured; for troponin this names the assay
 * @param device the analyser or kit
 * @param referenceRange as printed, "3.5-5.1 mmol/L"
 * @param interpretation the source's flag, such as H
 * @param performer who answers for the result, as text or reference
 * @param resultId see {@link ResultId}; null when the source does not give what it is made of
 */
public record ObservationDetails(
        CodedText method,
        CodedText device,
        @Nullable String referenceRange,
        @Nullable String interpretation,
        @Nullable String performer,
        @Nullable String encounter,
        @Nullable ResultId resultId) {
    public static final ObservationDetails NONE =
            new ObservationDetails(CodedText.NONE, CodedText.NONE, null, null, null, null, null);

    /** Of a source that does not give what a result id is made of. */
    public ObservationDetails(
            CodedText method,
            CodedText device,
            @Nullable String referenceRange,
            @Nullable String interpretation,
            @Nullable String performer,
            @Nullable String encounter) {
        this(method, device, referenceRange, interpretation, performer, encounter, null);
    }
}
