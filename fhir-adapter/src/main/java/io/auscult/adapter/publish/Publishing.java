package io.auscult.adapter.publish;

import io.auscult.adapter.identity.PatientDirectory;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.util.List;
import java.util.stream.Stream;

/** Puts the parts of publishing together. */
public final class Publishing {
    private Publishing() {}

    /**
     * A publisher that is not yet started.
     *
     * @param nodeId unique and stable per process
     */
    public static GroupCommit to(
            String bootstrapServers, String nodeId, Topics topics, WireSerdes serdes, PatientDirectory directory) {
        Encoder encoder = new Encoder(topics, serdes);
        String transactionalId = topics.events().name() + "-from-" + nodeId;
        List<ProducerSession> sessions = Stream.of(transactionalId, transactionalId + "-2")
                .map(id -> ProducerSession.to(bootstrapServers, id, Topics.LARGEST_RECORD_BYTES))
                .toList();
        return new GroupCommit(encoder, new GroupWriter(encoder, directory), new ProducerTurns(sessions));
    }
}
