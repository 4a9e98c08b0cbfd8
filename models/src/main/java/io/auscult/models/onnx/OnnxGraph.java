package io.auscult.models.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.auscult.models.card.Engine;
import io.auscult.models.card.FolderCard.RunLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph in ONNX Runtime: rows of columns in, one raw score a row out. One session, one thread, safe for many callers. */
final class OnnxGraph implements AutoCloseable {
    /** No more rows at once, so that the memory of a call stays small whatever is asked. */
    private static final int MOST_ROWS = 512;

    private final OrtSession session;
    private final GraphInputs inputs;
    private final GraphOutput output;
    private final Deadline deadline;
    private final RunLimits limits;

    private OnnxGraph(OrtSession session, GraphInputs inputs, GraphOutput output, RunLimits limits) {
        this.session = session;
        this.inputs = inputs;
        this.output = output;
        this.limits = limits;
        this.deadline = new Deadline(limits.milliseconds());
    }

    /**
     * @param columns the names of the columns that the card gives, in order
     * @throws IllegalStateException when it is no graph, or not the one that the card describes
     */
    static OnnxGraph open(byte[] model, Engine.Onnx card, List<String> columns, RunLimits limits) {
        try (SessionOptions options = options()) {
            OrtSession session = OrtEnvironment.getEnvironment().createSession(model, options);
            try {
                GraphInputs inputs = GraphInputs.of(session.getInputInfo(), card.feed(), columns);
                return new OnnxGraph(session, inputs, GraphOutput.of(session.getOutputInfo(), card), limits);
            } catch (IllegalStateException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new IllegalStateException("model.onnx: ONNX Runtime cannot read it: " + e.getMessage(), e);
        }
    }

    /**
     * No threads of its own, no arena that would keep what a large call once needed, and no data from other files: a graph may name
     * some, and the folder that it would find them in does not exist. What goes wrong is thrown, not printed.
     */
    private static SessionOptions options() throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setDeterministicCompute(true);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        options.setCPUArenaAllocator(false);
        options.setMemoryPatternOptimization(false);
        options.addConfigEntry("session.model_external_initializers_file_folder_path", "/no-such-folder-of-auscult");
        return options;
    }

    /** Raw scores, in the order of the rows. */
    double[] raw(List<double[]> rows) throws NoAnswer {
        int portion = inputs.takesManyRows() ? MOST_ROWS : 1;
        double[] raw = new double[rows.size()];
        for (int from = 0; from < rows.size(); from += portion) {
            List<double[]> some = rows.subList(from, Math.min(rows.size(), from + portion));
            double[] answer = run(some);
            System.arraycopy(answer, 0, raw, from, answer.length);
        }
        return raw;
    }

    private double[] run(List<double[]> rows) throws NoAnswer {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try (Deadline.Call call = deadline.begin()) {
            inputs.fill(rows, tensors);
            return run(tensors, rows.size(), call);
        } catch (OrtException e) {
            throw new NoAnswer("The model failed: " + e.getMessage());
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private double[] run(Map<String, OnnxTensor> tensors, int rows, Deadline.Call call) throws NoAnswer, OrtException {
        try (OrtSession.Result result = session.run(tensors, Set.of(output.name()), call.options())) {
            return output.read(result.get(0), rows);
        } catch (OrtException e) {
            if (call.late()) {
                throw new NoAnswer("The model did not answer within " + limits.milliseconds() + " ms.");
            }
            throw e;
        }
    }

    @Override
    public void close() {
        deadline.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot close a session", e);
        }
    }
}
