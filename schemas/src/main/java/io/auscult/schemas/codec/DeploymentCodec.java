package io.auscult.schemas.codec;

import io.auscult.core.signal.Deployment;
import io.auscult.core.value.Mode;

/** A model put to work. */
final class DeploymentCodec {
    private DeploymentCodec() {}

    static io.auscult.schemas.wire.Deployment toWire(Deployment deployment) {
        return new io.auscult.schemas.wire.Deployment(
                ValueCodec.toWire(deployment.model()), deployment.mode().word(), deployment.inForceFrom());
    }

    static Deployment fromWire(io.auscult.schemas.wire.Deployment wire) {
        return new Deployment(ValueCodec.fromWire(wire.getModel()), Mode.of(wire.getMode()), wire.getInForceFrom());
    }
}
