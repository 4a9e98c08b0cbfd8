/** Whether a second person has approved a pack, where a site asks for one. */
@NullMarked
package io.auscult.rules.approval;

import org.jspecify.annotations.NullMarked;
