package io.auscult.cli.deadletters;

import io.auscult.schemas.topic.App;

/** What to do with a letter that trying again does not help. */
final class Instead {
    private Instead() {}

    static String of(Letter letter) {
        if (letter.of(App.STREAMS_APP)) {
            return "The event is in the log. Once the cause is mended, fold the log anew: auscult rebuild --switch";
        }
        if (letter.of(App.DELIVERY)) {
            return "The record is in its topic. Once the cause is mended, drop the database schema `delivery`: it is"
                    + " filled from the topics at the next start";
        }
        return "Nobody here knows the app " + letter.app();
    }
}
