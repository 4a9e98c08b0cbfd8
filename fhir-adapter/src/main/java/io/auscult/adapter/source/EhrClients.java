package io.auscult.adapter.source;

import io.auscult.adapter.source.EhrSettings.SmartClient;
import io.auscult.ehr.Authorization;
import io.auscult.ehr.EhrClient;
import io.auscult.ehr.SmartBackend;
import io.auscult.ehr.SmartIdentity;
import io.auscult.ehr.SmartKey;

/** From what the site configures to a client that asks. */
@FunctionalInterface
public interface EhrClients {

    /** @throws IllegalArgumentException says what is wrong with the settings */
    EhrClient to(EhrSettings settings);

    /** The real ones, over the network. */
    static EhrClients real() {
        return settings -> EhrClient.to(settings.base(), authorization(settings));
    }

    private static Authorization authorization(EhrSettings settings) {
        SmartClient client = settings.client();
        if (client == null) {
            return Authorization.none();
        }
        SmartKey key = SmartKey.read(client.keyFile(), client.keyId(), client.algorithm());
        return SmartBackend.of(
                settings.base(), new SmartIdentity(client.clientId(), key, client.scope(), client.tokenUrl()));
    }
}
