package io.auscult.delivery.viewer;

import io.auscult.core.alert.Viewer;

/** The port to who looks. Until there is a login, a channel's word for who it is has to do. */
public interface Viewers {
    /** The site's list as it stands now. */
    ViewerList now();

    default Viewer find(String user, String channel) {
        return now().find(user, channel);
    }
}
