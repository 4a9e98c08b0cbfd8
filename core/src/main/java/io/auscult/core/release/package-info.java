/** What informaticists and data scientists publish: rule packs, catalogues and model deployments, each in force from a time on. */
@NullMarked
package io.auscult.core.release;

import org.jspecify.annotations.NullMarked;
