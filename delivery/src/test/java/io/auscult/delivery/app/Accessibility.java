package io.auscult.delivery.app;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What axe finds on a page that keeps somebody from using it. */
final class Accessibility {
    private static final String AXE = read();
    private static final String SERIOUS = """
            async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}))
              .violations.filter(found => found.impact === 'serious' || found.impact === 'critical')
              .map(found => found.id + ': ' + found.help + ' ' + found.nodes.map(node => node.target + ' ' + node.failureSummary).join(' | '))""";

    private Accessibility() {}

    /** Each with its rule and where; none on a good page. */
    static List<String> serious(Page page) {
        page.evaluate(AXE);
        return ((List<?>) page.evaluate(SERIOUS)).stream().map(String::valueOf).toList();
    }

    private static String read() {
        try (InputStream script = Objects.requireNonNull(Accessibility.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
