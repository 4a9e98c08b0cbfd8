package io.auscult.delivery.viewer;

import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.RuleError;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The list in a file, read again when the file has changed. A change that is not right takes no effect, and the log says why; what
 * was right before stays in force. A file that is not there is an empty list.
 */
public final class LiveViewers implements Viewers {
    private static final Logger LOG = LoggerFactory.getLogger(LiveViewers.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Path file;
    private final InstantSource clock;
    private volatile ViewerList list;
    private String read;
    private Instant nextLook;

    private LiveViewers(Path file, InstantSource clock, String text, ViewerList list) {
        this.file = file;
        this.clock = clock;
        this.read = text;
        this.list = list;
        this.nextLook = clock.instant().plus(BETWEEN_LOOKS);
    }

    /** @throws FilesRefused when the file is there and is not right: there is nothing to go on with */
    public static LiveViewers open(Path file, InstantSource clock) {
        String text = text(file);
        return new LiveViewers(file, clock, text, parse(file, text));
    }

    @Override
    public ViewerList now() {
        look();
        return list;
    }

    private synchronized void look() {
        Instant now = clock.instant();
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(BETWEEN_LOOKS);
        try {
            String text = text(file);
            if (!text.equals(read)) {
                read = text;
                list = parse(file, text);
                LOG.info("The list of viewers now has {} users", list.users().size());
            }
        } catch (FilesRefused e) {
            LOG.error("The list of viewers is not right, so what was in force stays in force: {}", e.getMessage());
        }
    }

    private static ViewerList parse(Path file, String text) {
        boolean saysNothing = text.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
        return saysNothing ? ViewerList.EMPTY : ViewerFile.parse(name(file), text);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        } catch (CharacterCodingException e) {
            throw new FilesRefused(RuleError.in(name(file), "the file is not UTF-8 text"));
        } catch (IOException e) {
            throw new FilesRefused(
                    RuleError.in(name(file), "cannot be read: " + e.getClass().getSimpleName()));
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
