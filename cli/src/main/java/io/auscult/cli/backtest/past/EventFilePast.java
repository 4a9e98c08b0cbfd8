package io.auscult.cli.backtest.past;

import io.auscult.schemas.codec.EventFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;

/** Events of a log that were kept as Avro container files, each patient's in order and in one file. */
public record EventFilePast(List<Path> files) implements PastSource {
    public EventFilePast {
        files = List.copyOf(files);
    }

    @Override
    public void read(Spill to, Crew crew, LongConsumer progress) throws IOException {
        crew.all(files.stream()
                .<Callable<Void>>map(file -> () -> {
                    EventFile.read(file, event -> {
                        to.add(event);
                        progress.accept(to.events());
                    });
                    return null;
                })
                .toList());
    }
}
