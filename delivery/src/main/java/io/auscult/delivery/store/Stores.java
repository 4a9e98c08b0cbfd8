package io.auscult.delivery.store;

/** All tables of the projection. */
public record Stores(
        AlertStore alerts,
        SignalStore signals,
        DecisionStore decisions,
        PeopleStore people,
        ReleaseStore releases,
        FeedStore feeds,
        SightingStore sightings,
        DeferralStore deferrals,
        EncounterStore encounters,
        PolicyStore policies,
        AnswerStore answers,
        DisclosureStore disclosures,
        HandoverStore handovers,
        WriteBackStore writeBack,
        ErasureStore erasures,
        OffsetStore offsets) {

    public static Stores of(Database database) {
        return new Stores(
                new AlertStore(database),
                new SignalStore(database),
                new DecisionStore(database),
                new PeopleStore(database),
                new ReleaseStore(database),
                new FeedStore(database),
                new SightingStore(database),
                new DeferralStore(database),
                new EncounterStore(database),
                new PolicyStore(database),
                new AnswerStore(database),
                new DisclosureStore(database),
                new HandoverStore(database),
                new WriteBackStore(database),
                new ErasureStore(),
                new OffsetStore(database));
    }
}
