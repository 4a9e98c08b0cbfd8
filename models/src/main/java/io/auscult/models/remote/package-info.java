/** Models that run on a server of their own: what they are asked, and what is made of their answers. Calls are made elsewhere. */
@NullMarked
package io.auscult.models.remote;

import org.jspecify.annotations.NullMarked;
