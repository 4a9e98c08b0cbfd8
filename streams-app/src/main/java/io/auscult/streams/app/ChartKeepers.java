package io.auscult.streams.app;

import io.auscult.core.value.PatientId;
import io.auscult.streams.consult.ChartRoute;
import io.auscult.streams.consult.ChartRoute.Place;
import java.util.Optional;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Puts a question about a patient to whichever instance keeps the chart; when that one does not answer, to those with a copy. */
class ChartKeepers {
    private final ChartStores stores;
    private final Neighbours neighbours;
    private final OwnAddress self;

    ChartKeepers(ChartStores stores, Neighbours neighbours, OwnAddress self) {
        this.stores = stores;
        this.neighbours = neighbours;
        this.self = self;
    }

    /** What is asked. */
    interface Question {
        /** Path and query by which a neighbour is asked. */
        String path();

        /**
         * The answer from the stores of this instance.
         *
         * @param copy true for its copies of another's
         * @return empty when nothing is known of the patient
         */
        Optional<?> read(int partition, boolean copy);
    }

    /**
     * The first answer.
     *
     * @param forwarded true when another instance asks
     * @throws InvalidStateStoreException when nobody who has the chart answers
     */
    ResponseEntity<?> ask(PatientId patient, boolean forwarded, Question question) throws InterruptedException {
        KeyQueryMetadata keeper = stores.keeper(patient);
        for (Place place : ChartRoute.places(self.host(), keeper.activeHost(), keeper.standbyHosts(), forwarded)) {
            Optional<ResponseEntity<?>> answer = ask(place, keeper.partition(), question);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw new InvalidStateStoreException("Nobody who has the chart answers");
    }

    /** Empty when it cannot be said there now. */
    private Optional<ResponseEntity<?>> ask(Place place, int partition, Question question) throws InterruptedException {
        try {
            return switch (place) {
                case Place.Own _ -> Optional.of(ResponseEntity.of(question.read(partition, false)));
                case Place.OwnCopy _ -> Optional.of(ResponseEntity.of(question.read(partition, true)));
                case Place.Other(HostInfo host) ->
                    neighbours
                            .ask(host, question.path())
                            .<ResponseEntity<?>>map(said -> ResponseEntity.status(said.status())
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .body(said.body()));
            };
        } catch (InvalidStateStoreException e) {
            return Optional.empty();
        }
    }
}
