package io.auscult.delivery.app.login;

import org.springframework.security.authentication.AuthenticationServiceException;

/** The login server or the EHR does not say how to log in. Its message holds no more than the kind of failure. */
public final class LoginAway extends AuthenticationServiceException {
    private static final long serialVersionUID = 1;

    LoginAway(String reason) {
        super(reason);
    }
}
