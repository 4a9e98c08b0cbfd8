/** National Early Warning Score 2. */
@NullMarked
package io.auscult.models.news2;

import org.jspecify.annotations.NullMarked;
