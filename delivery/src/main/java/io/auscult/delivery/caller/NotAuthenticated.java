package io.auscult.delivery.caller;

/** A caller who is not known. Says why for the log of this app; a caller is told nothing. */
public final class NotAuthenticated extends Exception {
    private final Why why;

    NotAuthenticated(Why why) {
        super(why.sentence);
        this.why = why;
    }

    NotAuthenticated(Why why, Exception cause) {
        super(why.sentence, cause);
        this.why = why;
    }

    /** What is wrong with the token. */
    public enum Why {
        NO_TOKEN("no bearer token"),
        NOT_A_TOKEN("the token is no signed JWT"),
        ALGORITHM("the algorithm is not an asymmetric one of those allowed"),
        HEADER("typ or kid is missing or wrong"),
        ISSUER("the issuer is not on the list"),
        KEY_SET("jku is not on the issuer's list"),
        TENANT("the tenant is not on the issuer's list"),
        SIGNATURE("no key of the issuer verifies the signature"),
        KEYS_AWAY("the issuer's keys cannot be read"),
        AUDIENCE("the token is for another endpoint"),
        TIME("the token is not valid at this time, or for too long"),
        CLAIMS("exp, iat or jti is missing or wrong"),
        REPLAYED("the token was used before");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }
    }

    public Why why() {
        return why;
    }
}
