package io.auscult.schemas.codec;

import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.schemas.wire.RulePack;
import java.util.Map;
import java.util.TreeMap;

/** A rule pack as published. */
final class PackCodec {
    private PackCodec() {}

    static RulePack toWire(PackRelease pack) {
        Map<String, String> ruleModes = new TreeMap<>();
        pack.ruleModes().forEach((rule, mode) -> ruleModes.put(rule.value(), mode.word()));
        return new RulePack(
                pack.id(),
                pack.version(),
                pack.mode().word(),
                pack.inForceFrom(),
                pack.files(),
                ruleModes,
                pack.by(),
                pack.why(),
                pack.approvedBy(),
                pack.signatures(),
                pack.stops());
    }

    static PackRelease fromWire(RulePack wire) {
        Map<RuleId, Mode> ruleModes = new TreeMap<>();
        wire.getRuleModes().forEach((rule, mode) -> ruleModes.put(new RuleId(rule), Mode.of(mode)));
        return new PackRelease(
                wire.getId(),
                wire.getVersion(),
                Mode.of(wire.getMode()),
                wire.getInForceFrom(),
                wire.getFiles(),
                ruleModes,
                wire.getBy(),
                wire.getWhy(),
                wire.getApprovedBy(),
                wire.getSignatures(),
                wire.getStops());
    }
}
