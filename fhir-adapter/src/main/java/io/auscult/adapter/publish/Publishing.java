package io.auscult.adapter.publish;

import io.auscult.adapter.identity.PatientDirectory;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;

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
        return new GroupCommit(
                encoder,
                new GroupWriter(encoder, directory),
                ProducerSession.to(bootstrapServers, transactionalId, Topics.LARGEST_RECORD_BYTES));
    }
}
