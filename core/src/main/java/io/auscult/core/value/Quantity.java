package io.auscult.core.value;

import java.math.BigDecimal;

/**
 * An amount with its UCUM unit. Two quantities compare, add and subtract only in the same unit; conversion is the concept
 * catalogue's business, because it depends on what is measured (a mole of glucose is not a mole of cholesterol).
 */
public record Quantity(BigDecimal amount, String ucum) {
    public Quantity {
        if (ucum.isBlank()) {
            throw new IllegalArgumentException("A quantity has a unit; the unit of a pure number is 1");
        }
    }

    public static Quantity of(String amount, String ucum) {
        return new Quantity(new BigDecimal(amount), ucum);
    }

    /** @throws IllegalArgumentException when the units differ */
    public Quantity minus(Quantity other) {
        return new Quantity(amount.subtract(inMyUnit(other)), ucum);
    }

    /** @throws IllegalArgumentException when the units differ */
    public int compareAmount(Quantity other) {
        return amount.compareTo(inMyUnit(other));
    }

    private BigDecimal inMyUnit(Quantity other) {
        if (!ucum.equals(other.ucum)) {
            throw new IllegalArgumentException("Units differ: " + ucum + " and " + other.ucum);
        }
        return other.amount;
    }

    /** "6.5 %", as a clinician reads it. */
    public String words() {
        return amount.toPlainString() + " " + ucum;
    }
}
