package io.auscult.mapping;

import io.auscult.core.event.ObservationDetails;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Coding;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.InstantText;
import io.auscult.core.value.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The canonical encoding of what a source said, for the content hash of a version: a flat list of texts in fixed order, absence
 * told from emptiness. When it was received is not part of what was said.
 */
public final class Content {
    private static final String ABSENT = "\u0000";
    private final List<String> parts = new ArrayList<>();

    private Content() {}

    /** @param said what the statement consists of, in an order fixed per kind; null for what is absent */
    public static String hash(@Nullable Object... said) {
        Content content = new Content();
        for (Object part : said) {
            content.add(part);
        }
        return ContentHash.of(content.parts);
    }

    private void add(@Nullable Object part) {
        switch (part) {
            case null -> parts.add(ABSENT);
            case CodedText coded -> code(coded);
            case Period period -> addAll(period.start(), period.end());
            case Times times -> addAll(times.effective(), times.effectiveGiven(), times.issued());
            case Instant at -> parts.add(InstantText.of(at));
            case ObservedValue value -> value(value);
            case ObservationDetails details -> details(details);
            case Object other -> parts.add(other.toString());
        }
    }

    private void addAll(@Nullable Object... several) {
        for (Object part : several) {
            add(part);
        }
    }

    private void code(CodedText coded) {
        parts.add(Integer.toString(coded.codings().size()));
        for (Coding coding : coded.codings()) {
            addAll(coding.code().system(), coding.code().value(), coding.display());
        }
        add(coded.text());
    }

    private void value(ObservedValue value) {
        switch (value) {
            case ObservedValue.Numeric n -> addAll("numeric", n.amount(), n.comparator(), n.unitCode(), n.unitText());
            case ObservedValue.Coded c -> addAll("coded", c.code());
            case ObservedValue.Text t -> addAll("text", t.text());
            case ObservedValue.Absent a -> addAll("absent", a.reason());
        }
    }

    private void details(ObservationDetails d) {
        addAll(d.method(), d.device(), d.referenceRange(), d.interpretation(), d.performer(), d.encounter());
    }
}
