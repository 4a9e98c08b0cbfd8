package io.auscult.schemas.codec;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.ModelFiles;
import io.auscult.core.value.PatientId;
import io.auscult.schemas.topic.Payload;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/**
 * Any value of a domain type: every component of every record is filled, the nullable ones also with null, sealed types with
 * each of their variants. So a component that a codec forgets is found, also one that is added later.
 */
final class Any {
    private static final long YEARS_2000_IN_MICROS = 2_000L * 366 * 24 * 3600 * 1_000_000;
    private static final int TRIES = 1_000;
    private static final String[] TEXTS = {
        "",
        "x",
        "final",
        "6.8 %",
        "Größe µmol/L ≥ 5",
        "血糖",
        "🫀 heart",
        "a|b^c~d\\e&f",
        "line\nbreak\ttab",
        "null",
        "1e9"
    };

    private final Random random;

    private Any(Random random) {
        this.random = random;
    }

    static <T> Arbitrary<T> of(Class<T> type) {
        return Arbitraries.randomValue(random -> type.cast(new Any(random).value(type)));
    }

    /** One value, the same for the same seed. */
    static <T> T of(Class<T> type, long seed) {
        return type.cast(new Any(new Random(seed)).value(type));
    }

    private Object value(Type type) {
        return switch (type) {
            case ParameterizedType generic -> collection(generic);
            case Class<?> plain -> plain(plain);
            default -> throw new IllegalArgumentException("No values of " + type);
        };
    }

    private Object collection(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        List<Object> values = IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> value(arguments[0]))
                .toList();
        if (type.getRawType() == List.class) {
            return values;
        }
        if (type.getRawType() == Map.class || type.getRawType() == SortedMap.class) {
            Map<Object, Object> map = new TreeMap<>();
            values.forEach(key -> map.put(key, value(arguments[1])));
            return map;
        }
        return new HashSet<>(values);
    }

    private Object plain(Class<?> type) {
        if (type.isSealed()) {
            return value(one(type.getPermittedSubclasses()));
        }
        if (type.isEnum()) {
            return one(type.getEnumConstants());
        }
        Supplier<Object> scalar = scalars().get(type);
        return scalar == null ? record(type) : scalar.get();
    }

    private Map<Class<?>, Supplier<Object>> scalars() {
        return Map.ofEntries(
                Map.entry(String.class, this::text),
                Map.entry(int.class, random::nextInt),
                Map.entry(long.class, random::nextLong),
                Map.entry(boolean.class, random::nextBoolean),
                Map.entry(double.class, () -> random.nextBoolean() ? random.nextGaussian() : random.nextInt(200)),
                Map.entry(BigDecimal.class, () -> new BigDecimal(new BigInteger(60, random), random.nextInt(24) - 8)),
                Map.entry(Instant.class, this::instant),
                Map.entry(LocalDate.class, () -> LocalDate.ofEpochDay(random.nextInt(60_000) - 30_000)),
                Map.entry(Duration.class, () -> Duration.ofNanos(random.nextLong())),
                Map.entry(Payload.class, () -> Payload.of(new BigInteger(random.nextInt(999), random).toByteArray())),
                Map.entry(ModelFiles.class, this::files),
                Map.entry(PatientId.class, () -> new PatientId("%016x%016x".formatted(random.nextLong(), 7))),
                Map.entry(RuleId.class, () -> new RuleId("area/rule-" + random.nextInt(50))),
                Map.entry(ConceptId.class, () -> new ConceptId("concept-" + random.nextInt(50))));
    }

    private Object files() {
        Map<String, byte[]> files = new TreeMap<>();
        IntStream.range(0, random.nextInt(3))
                .forEach(i -> files.put("file-" + i, new BigInteger(random.nextInt(999), random).toByteArray()));
        return new ModelFiles(files);
    }

    private Object text() {
        return random.nextInt(3) == 0 ? Integer.toString(random.nextInt(), 36) : one(TEXTS);
    }

    /** Before 1970 too, whole microseconds. */
    private Object instant() {
        long micros = random.nextLong(-YEARS_2000_IN_MICROS, YEARS_2000_IN_MICROS);
        return Instant.EPOCH.plusSeconds(micros / 1_000_000).plusNanos(micros % 1_000_000 * 1_000);
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** The domain refuses some combinations, such as a period that ends before it starts: then others are tried. */
    private Object record(Class<?> type) {
        for (int i = 0; i < TRIES; i++) {
            Object made = tryRecord(type);
            if (made != null) {
                return made;
            }
        }
        throw new IllegalArgumentException("No valid " + type + " found");
    }

    private @Nullable Object tryRecord(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            return constructor.newInstance(
                    Arrays.stream(components).map(this::component).toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                return null;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object component(RecordComponent component) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return nullable && random.nextInt(3) == 0 ? null : value(component.getGenericType());
    }
}
