package io.auscult.cli.rules;

import io.auscult.cli.HomeOption;
import io.auscult.cli.topics.TopicReader;
import io.auscult.cli.up.Addresses;
import io.auscult.core.release.PackRelease;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Deserializer;

/** Packs by id, out of a folder or out of {@code cds.rulebooks.v1}, where every version ever published stands. */
public final class PackVersions {
    /** Its client warns that it shares an event loop, which is meant to be so here. Held, because a logger may be collected. */
    private static final Logger CLIENT = Logger.getLogger("io.apicurio");

    static {
        CLIENT.setLevel(Level.SEVERE);
    }

    private PackVersions() {}

    /** @param named a folder, {@code PACK@VERSION}, or {@code PACK} for the version that was published last */
    public static Map<String, PackRelease> of(String named, HomeOption home) throws IOException {
        Path folder = Path.of(named);
        if (Files.isDirectory(folder)) {
            Map<String, PackRelease> packs = new LinkedHashMap<>();
            Desk.at(folder).packs().forEach(pack -> packs.put(pack.id(), pack));
            return packs;
        }
        PackRelease found = published(named, home.addresses());
        return Map.of(found.id(), found);
    }

    private static PackRelease published(String named, Addresses at) throws IOException {
        String id = named.contains("@") ? named.substring(0, named.indexOf('@')) : named;
        String version = named.contains("@") ? named.substring(named.indexOf('@') + 1) : "";
        List<PackRelease> all = all(at);
        return all.stream()
                .filter(pack -> pack.id().equals(id))
                .filter(pack -> version.isEmpty() || pack.version().equals(version))
                .max(Comparator.comparing(PackRelease::inForceFrom))
                .orElseThrow(() -> new IOException("There is no folder " + named + ", and no such pack was published; "
                        + "there are "
                        + all.stream()
                                .map(pack -> pack.id() + "@" + pack.version())
                                .collect(Collectors.toCollection(TreeSet::new))));
    }

    private static List<PackRelease> all(Addresses at) {
        Deserializer<PackRelease> values =
                WireSerdes.registry(at.registryApi()).packs().deserializer();
        String topic = Topics.withPrefix(at.topicPrefix()).rulebooks().name();
        List<PackRelease> packs = new ArrayList<>();
        try (TopicReader reader = new TopicReader(at.kafka())) {
            reader.toEnd(reader.partitions(topic), item -> {
                if (item.value() != null) {
                    packs.add(values.deserialize(topic, item.value()));
                }
            });
        }
        return packs;
    }
}
