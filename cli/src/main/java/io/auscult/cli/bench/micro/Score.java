package io.auscult.cli.bench.micro;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.auscult.core.release.ModelFiles;
import io.auscult.models.Models;
import io.auscult.models.onnx.ModelFolder;
import io.auscult.models.score.LineAnswer;
import io.auscult.models.score.LineInputs;
import io.auscult.models.score.LineModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A line of plain inputs to its score: by an equation, and by a model folder with 100 trees of depth 6 over 30 inputs, beside what ONNX
 * Runtime alone needs for that graph. The folder's score is without its explanation, which runs the graph many times.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class Score {
    private static final Map<String, Object> SOMEBODY = Map.of("cr", 1.1, "age", 66, "sex", "female");

    private final LineModel equation = Models.published("ckd-epi-2021").line();
    private final Map<String, Object> person = new LinkedHashMap<>();
    private final float[] columns = new float[SomeFolder.INPUTS];
    private final ModelFolder folder;
    private final OrtSession session;

    public Score() {
        ModelFiles files = SomeFolder.files();
        byte[] graph = files.bytes("model.onnx").orElseThrow();
        folder = ModelFolder.load(files);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = OrtEnvironment.getEnvironment().createSession(graph, options);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Setup
    public void prepare() {
        for (int i = 0; i < SomeFolder.INPUTS; i++) {
            columns[i] = i * 37 % 101;
            person.put("x" + i, i * 37 % 101);
        }
    }

    @TearDown
    public void close() throws OrtException {
        folder.close();
        session.close();
    }

    @Benchmark
    public LineAnswer equation() {
        return equation.score(new LineInputs(SOMEBODY));
    }

    @Benchmark
    public LineAnswer folder() {
        return folder.scoreOnly(new LineInputs(person));
    }

    /** As little as a caller can do: numbers in, the second column out. */
    @Benchmark
    public float runtimeAlone() throws OrtException {
        FloatBuffer buffer = ByteBuffer.allocateDirect(SomeFolder.INPUTS * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        buffer.put(columns).flip();
        try (OnnxTensor tensor = OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(), buffer, new long[] {1, SomeFolder.INPUTS});
                OrtSession.Result result = session.run(Map.of("X", tensor))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer().get(1);
        }
    }
}
