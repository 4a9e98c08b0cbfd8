package io.auscult.cli.backtest.life;

import java.util.List;

/**
 * A past that was lived, and the same under other rules.
 *
 * @param lives in the order of the patients' keys within each part of the past
 * @param before the same patients under the others; empty where there are none
 */
public record Lived(List<Life> lives, List<Life> before, List<Change> changes) {
    public Lived {
        lives = List.copyOf(lives);
        before = List.copyOf(before);
        changes = List.copyOf(changes);
    }

    static Lived all(List<Lived> parts) {
        return new Lived(
                parts.stream().flatMap(part -> part.lives.stream()).toList(),
                parts.stream().flatMap(part -> part.before.stream()).toList(),
                parts.stream().flatMap(part -> part.changes.stream()).toList());
    }
}
