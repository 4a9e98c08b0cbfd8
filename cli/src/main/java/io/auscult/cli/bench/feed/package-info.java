/** What the bench sends: a hospital's patients and their events, made from counted shares and a seed, without files of patients. */
@NullMarked
package io.auscult.cli.bench.feed;

import org.jspecify.annotations.NullMarked;
