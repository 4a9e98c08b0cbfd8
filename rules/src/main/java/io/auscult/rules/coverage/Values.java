package io.auscult.rules.coverage;

import io.auscult.rules.condition.Operand;
import io.auscult.rules.condition.Operand.Step;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an operand is worth, asked of real facts. It is used on rule files that were checked before, so it reaches no further than
 * they may.
 */
final class Values {
    /** By type, name and number of arguments: the same few questions are asked for every case. */
    private static final Map<Question, Method> METHODS = new ConcurrentHashMap<>();

    private record Question(Class<?> type, String name, int arguments) {}

    private Values() {}

    /** @param self the fact whose pattern the operand stands in; null in a consequence */
    static @Nullable Object of(Operand operand, @Nullable Object self, Map<String, @Nullable Object> bound) {
        return switch (operand) {
            case Operand.Text text -> text.value();
            case Operand.Figure number -> number.value();
            case Operand.Constant constant -> constant.word().equals("null") ? null : Boolean.valueOf(constant.word());
            case Operand.Path path -> of(path, self, bound);
        };
    }

    private static @Nullable Object of(Operand.Path path, @Nullable Object self, Map<String, @Nullable Object> bound) {
        List<Step> steps = path.steps();
        Object value = self;
        int from = 0;
        if (path.isVariable()) {
            if (!bound.containsKey(path.first().name())) {
                throw new Undecidable(path.first().name() + " is not bound");
            }
            value = bound.get(path.first().name());
            from = 1;
        }
        for (Step step : steps.subList(from, steps.size())) {
            value = asked(value, step, self, bound);
        }
        return value;
    }

    private static @Nullable Object asked(
            @Nullable Object of, Step step, @Nullable Object self, Map<String, @Nullable Object> bound) {
        if (of == null) {
            throw new Undecidable(step.name() + " is asked of what is not there");
        }
        List<Operand> given = step.given();
        Method method = METHODS.computeIfAbsent(new Question(of.getClass(), step.name(), given.size()), Values::method);
        @Nullable Object[] arguments = new @Nullable Object[given.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = fitting(of(given.get(i), self, bound), method.getParameterTypes()[i]);
        }
        try {
            return method.invoke(of, arguments);
        } catch (IllegalAccessException | InvocationTargetException | IllegalArgumentException e) {
            throw new Undecidable(step.name() + " cannot be asked", e);
        }
    }

    private static Method method(Question question) {
        String name = question.name();
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        List<String> names = question.arguments() == 0 ? List.of(name, "get" + capital, "is" + capital) : List.of(name);
        return names.stream()
                .flatMap(one -> Stream.of(question.type().getMethods())
                        .filter(method -> method.getName().equals(one)))
                .filter(method -> method.getParameterCount() == question.arguments()
                        && Modifier.isPublic(method.getDeclaringClass().getModifiers()))
                .findFirst()
                .orElseThrow(() -> new Undecidable("there is no " + name));
    }

    private static @Nullable Object fitting(@Nullable Object value, Class<?> type) {
        if (value instanceof Number number) {
            if (type == int.class || type == Integer.class) {
                return number.intValue();
            }
            if (type == long.class || type == Long.class) {
                return number.longValue();
            }
            if (type == double.class || type == Double.class) {
                return number.doubleValue();
            }
        }
        return value;
    }
}
