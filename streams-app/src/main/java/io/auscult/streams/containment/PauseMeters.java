package io.auscult.streams.containment;

/** Packs that ran away in numbers, by pack. */
public interface PauseMeters {
    PauseMeters NONE = new PauseMeters() {
        @Override
        public void ranAway(String pack) {}

        @Override
        public void paused(String pack, String outcome) {}
    };

    /** A rule of the pack was left undetermined. */
    void ranAway(String pack);

    /** @param outcome published, failed or moot: something else holds by now */
    void paused(String pack, String outcome);
}
