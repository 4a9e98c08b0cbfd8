package io.auscult.schemas.codec;

import io.auscult.core.release.ModelFiles;
import io.auscult.core.signal.Deployment;
import io.auscult.core.value.Mode;
import io.auscult.schemas.wire.ModelFile;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model put to work. */
final class DeploymentCodec {
    private DeploymentCodec() {}

    static io.auscult.schemas.wire.Deployment toWire(Deployment deployment) {
        return new io.auscult.schemas.wire.Deployment(
                ValueCodec.toWire(deployment.model()),
                deployment.mode().word(),
                deployment.inForceFrom(),
                deployment.by(),
                deployment.why(),
                toWire(deployment.files()));
    }

    static Deployment fromWire(io.auscult.schemas.wire.Deployment wire) {
        return new Deployment(
                ValueCodec.fromWire(wire.getModel()),
                Mode.of(wire.getMode()),
                wire.getInForceFrom(),
                wire.getBy(),
                wire.getWhy(),
                fromWire(wire.getFiles()));
    }

    private static @Nullable List<ModelFile> toWire(@Nullable ModelFiles files) {
        return files == null
                ? null
                : files.byName().entrySet().stream()
                        .map(file ->
                                new ModelFile(file.getKey(), file.getValue().duplicate()))
                        .toList();
    }

    private static @Nullable ModelFiles fromWire(@Nullable List<ModelFile> wire) {
        if (wire == null) {
            return null;
        }
        Map<String, byte[]> files = new HashMap<>();
        wire.forEach(file -> files.put(file.getName(), bytes(file.getContent())));
        return new ModelFiles(files);
    }

    private static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }
}
