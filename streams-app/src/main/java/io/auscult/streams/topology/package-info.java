/** The topology as the picture in the design reads: one sub-topology, every node and store named. */
@NullMarked
package io.auscult.streams.topology;

import org.jspecify.annotations.NullMarked;
