/** Who somebody is: OpenID Connect for the site's own login, SMART on FHIR for a launch out of the EHR. */
@NullMarked
package io.auscult.delivery.app.login;

import org.jspecify.annotations.NullMarked;
