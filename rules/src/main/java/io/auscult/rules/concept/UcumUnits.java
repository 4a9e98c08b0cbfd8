package io.auscult.rules.concept;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;

/** What the UCUM standard says about units, by its own published table. */
final class UcumUnits {
    private static final String TABLE = "/ucum-essence.xml";
    private static final int DIGITS = 24;

    private final UcumEssenceService ucum;

    /** Read once, when first asked for: it takes longer than all checks. */
    private static final class Loaded {
        static final UcumUnits UNITS = read();
    }

    private UcumUnits(UcumEssenceService ucum) {
        this.ucum = ucum;
    }

    static UcumUnits load() {
        return Loaded.UNITS;
    }

    private static UcumUnits read() {
        try (InputStream table = UcumEssenceService.class.getResourceAsStream(TABLE)) {
            return new UcumUnits(new UcumEssenceService(Objects.requireNonNull(table, TABLE)));
        } catch (UcumException e) {
            throw new IllegalStateException("The UCUM table cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean knows(String unit) {
        return ucum.validate(unit) == null;
    }

    /** By what an amount in one unit is multiplied to be one in the other; empty when the units measure different things. */
    Optional<BigDecimal> factor(String from, String to) {
        try {
            return ucum.isComparable(from, to)
                    ? Optional.of(new BigDecimal(
                            ucum.convert(new Decimal("1", DIGITS), from, to).asDecimal()))
                    : Optional.empty();
        } catch (UcumException e) {
            return Optional.empty();
        }
    }
}
