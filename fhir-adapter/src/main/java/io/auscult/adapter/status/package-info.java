/** How the adapter and each of its sources are doing now, for the person who runs them. Holds no patient data. */
@NullMarked
package io.auscult.adapter.status;

import org.jspecify.annotations.NullMarked;
