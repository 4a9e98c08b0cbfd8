/** Scores made of points: tables by range, and what would have to change to leave a band. */
@NullMarked
package io.auscult.models.points;

import org.jspecify.annotations.NullMarked;
