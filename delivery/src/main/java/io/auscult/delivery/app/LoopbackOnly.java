package io.auscult.delivery.app;

import io.auscult.delivery.app.login.LoginConfig;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.stereotype.Component;

/** Refuses to listen beyond this machine: without a login, whoever reaches the port reads every patient's alerts. */
@Component
class LoopbackOnly implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {
    private final @Nullable InetAddress address;

    LoopbackOnly(@Value("${server.address:#{null}}") @Nullable InetAddress address, LoginConfig login) {
        this.address = address;
        if (!login.isOn() && (address == null || !address.isLoopbackAddress())) {
            throw new NotLoopback(address);
        }
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory factory) {
        if (address != null) {
            factory.setAddress(address);
        }
    }

    /** The configured address can be reached from outside. */
    static final class NotLoopback extends RuntimeException {
        NotLoopback(@Nullable InetAddress address) {
            super("server.address is "
                    + (address == null ? "not set, which means every address" : address.getHostAddress()));
        }
    }
}
