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
        CourseStore courses,
        LastLoginStore lastLogins,
        WriteBackStore writeBack,
        ErasureStore erasures,
        OffsetStore offsets,
        WatchStore watch) {

    public static Stores of(Database database) {
        HeldPacks packs = new HeldPacks(database);
        return new Stores(
                new AlertStore(database),
                new SignalStore(database),
                new DecisionStore(database),
                new PeopleStore(database),
                new ReleaseStore(database, packs),
                new FeedStore(database),
                new SightingStore(database),
                new DeferralStore(database),
                new EncounterStore(database),
                new PolicyStore(packs),
                new AnswerStore(database),
                new DisclosureStore(database),
                new HandoverStore(database),
                new CourseStore(database),
                new LastLoginStore(database),
                new WriteBackStore(database),
                new ErasureStore(),
                new OffsetStore(database),
                new WatchStore(database));
    }
}
