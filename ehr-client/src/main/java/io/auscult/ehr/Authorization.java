package io.auscult.ehr;

import java.util.Optional;

/** What a request to the EHR itself carries so that the EHR knows who asks; it goes to no other server. */
public interface Authorization {

    /**
     * The access token, fetched if need be; empty when the EHR wants none.
     *
     * @throws EhrFailure when none is to be had
     */
    Optional<String> token() throws EhrFailure, InterruptedException;

    /** The EHR did not take this token, so the next one must be new. */
    void refused(String token);

    /** For an EHR that asks nobody who they are. */
    static Authorization none() {
        return new Authorization() {
            @Override
            public Optional<String> token() {
                return Optional.empty();
            }

            @Override
            public void refused(String token) {
                // There was none.
            }
        };
    }
}
