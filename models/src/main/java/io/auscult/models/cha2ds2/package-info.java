/** CHA2DS2-VA and CHA2DS2-VASc: stroke risk in atrial fibrillation. */
@NullMarked
package io.auscult.models.cha2ds2;

import org.jspecify.annotations.NullMarked;
