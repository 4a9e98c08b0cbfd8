@NullMarked
package io.auscult.models.card;

import org.jspecify.annotations.NullMarked;
