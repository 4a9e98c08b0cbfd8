package io.auscult.schemas.codec;

import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.schemas.wire.RulePack;

/** A rule pack as published. */
final class PackCodec {
    private PackCodec() {}

    static RulePack toWire(PackRelease pack) {
        return new RulePack(pack.id(), pack.version(), pack.mode().word(), pack.inForceFrom(), pack.files());
    }

    static PackRelease fromWire(RulePack wire) {
        return new PackRelease(
                wire.getId(), wire.getVersion(), Mode.of(wire.getMode()), wire.getInForceFrom(), wire.getFiles());
    }
}
