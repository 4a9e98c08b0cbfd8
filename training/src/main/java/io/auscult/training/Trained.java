package io.auscult.training;

import io.auscult.training.stats.Estimate;
import java.nio.file.Path;

/**
 * A model that was made.
 *
 * @param folder what was written
 * @param auroc on people whom the model had not seen
 * @param sensitivity at 95 % specificity, likewise
 */
public record Trained(String model, Path folder, Estimate auroc, Estimate sensitivity) {}
