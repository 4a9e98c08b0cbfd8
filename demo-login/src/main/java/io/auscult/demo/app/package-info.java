/** For trying out: a login server with demonstration users, and an EHR that launches Auscult. On this machine only. */
@NullMarked
package io.auscult.demo.app;

import org.jspecify.annotations.NullMarked;
