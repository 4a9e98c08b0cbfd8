package io.auscult.cli.rules.release;

import io.auscult.cli.topics.RegistrySerdes;
import io.auscult.cli.topics.ReleaseTopic;
import io.auscult.cli.topics.TopicsUnavailable;
import io.auscult.cli.up.Addresses;
import io.auscult.core.release.PackRelease;
import io.auscult.rules.approval.Admission;
import io.auscult.rules.approval.Approvers;
import io.auscult.schemas.topic.Topics;
import java.util.List;

/** {@code cds.rulebooks.v1} of a running Auscult. */
public final class PackTopic {
    private final ReleaseTopic<PackRelease> releases;

    public PackTopic(Addresses at) {
        this.releases = new ReleaseTopic<>(
                at,
                Topics.withPrefix(at.topicPrefix()).rulebooks(),
                RegistrySerdes.of(at).packs());
    }

    /**
     * Everything that was published, also what the apps refuse.
     *
     * @throws TopicsUnavailable when no broker answers
     */
    List<PackRelease> all() {
        return releases.all();
    }

    /** What the apps take in, given who may approve. */
    PackHistory history(Approvers approvers) {
        return new PackHistory(admitted(approvers));
    }

    /** The same as they were published. */
    public List<PackRelease> admitted(Approvers approvers) {
        Admission admission = new Admission(() -> approvers);
        return all().stream()
                .filter(release -> admission.objection(release).isEmpty())
                .toList();
    }

    /** Returns when the broker has them. The first publication of a version has a key of its own, and so has each later switch. */
    void write(List<PackRelease> written, PackHistory before) {
        releases.write(
                written,
                release -> release.pending()
                        ? release.pendingKey()
                        : before.first(release.id(), release.version()).isEmpty() ? release.key() : release.switchKey(),
                PackRelease::inForceFrom);
    }
}
