/** GRACE, original: death in hospital in acute coronary syndrome. */
@NullMarked
package io.auscult.models.grace;

import org.jspecify.annotations.NullMarked;
